package damo.random;

import damo.op.control.Watched;
import damo.op.gradient.Gate;
import damo.op.random.Limits;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.function.DoubleConsumer;

/** Parameters of draws that ops compute from, with the limits of other draws. */
final class Checked {
  private Checked() {}

  /** Not negative. */
  static TensorVariable deviation(TensorVariable std) {
    if (std instanceof TensorConstant c) return each(c, Limits::deviation);
    return ungraded(
        Watched.check(std, "a standard deviation must not be negative", std.lt(0).eq(false)));
  }

  /** In [0, 1]. */
  static TensorVariable probability(TensorVariable p) {
    if (p instanceof TensorConstant c) return each(c, Limits::probability);
    return ungraded(
        Watched.check(p, "a probability must be between 0 and 1", p.ge(0).mul(p.le(1))));
  }

  private static TensorVariable each(TensorConstant c, DoubleConsumer limit) {
    for (int i = 0; i < c.value().size(); i++) limit.accept(c.value().getDouble(i));
    return c;
  }

  /** Without a gradient: draws have none with respect to their parameters. */
  static TensorVariable ungraded(TensorVariable parameter) {
    return parameter instanceof TensorConstant
        ? parameter
        : Gate.of(new Gate.Rule.Undefine(), parameter);
  }
}
