package damo.nn;

import damo.T;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.UnaryOperator;

/** What large parameters cost; a share of it is added to the loss. */
public enum Penalty {
  /** The sum of absolute values. */
  L1(T::abs),
  /** The sum of squares. */
  L2(T::sqr);

  private final UnaryOperator<TensorVariable> each;

  Penalty(UnaryOperator<TensorVariable> each) {
    this.each = each;
  }

  /** Of all these, a scalar; 0 of type floatX if there are none. */
  public TensorVariable of(List<SharedTensor> params) {
    return params.stream()
        .map(p -> each.apply(p).sum())
        .reduce(TensorVariable::add)
        .orElseGet(() -> T.constant(0, DType.floatX()));
  }

  /** Of those whose name contains a text such as {@code "W"}; those without a name are left out. */
  public TensorVariable of(List<SharedTensor> params, String text) {
    return of(params.stream().filter(p -> named(p).contains(text)).toList());
  }

  private static String named(SharedTensor p) {
    String name = p.name();
    return name == null ? "" : name;
  }
}
