package damo.op.reduce;

import damo.graph.Reduction;
import damo.scalar.Ints;
import damo.tensor.Axes;
import damo.tensor.TensorVariable;

/** Statistics built of sums and means. */
public final class Moments {
  private Moments() {}

  /** The mean of squared distances from the mean, by two passes; divided by the count less ddof. */
  public static TensorVariable variance(TensorVariable x, Axes options) {
    Ints axes = options.axes() == null ? Reduced.allAxes(x) : options.axes();
    TensorVariable centred = x.sub(Reduced.of(Reduction.MEAN, x, axes, true));
    TensorVariable square = centred.mul(centred);
    if (options.ddof() == 0) return Reduced.of(Reduction.MEAN, square, axes, options.keepdims());
    TensorVariable total = Reduced.of(Reduction.SUM, square, axes, options.keepdims());
    TensorVariable ones = x.onesLike(square.dtype());
    TensorVariable count = Reduced.of(Reduction.SUM, ones, axes, options.keepdims());
    return total.div(count.sub(options.ddof()));
  }
}
