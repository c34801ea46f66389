package damo.tensor;

import damo.op.order.Argsort;
import damo.op.order.Sort;
import damo.op.running.Cumulative;

/** What depends on the order of elements along an axis; negative axes count from the end. */
public interface Ordering extends Family {
  /** In ascending order along the last axis; NaN last. The gradient goes to where elements were. */
  default TensorVariable sort() {
    return sort(-1);
  }

  /** In ascending order along an axis; NaN last. */
  default TensorVariable sort(int axis) {
    return Sort.of(self(), axis);
  }

  /** The positions along the last axis that sort it, int64; equal elements as they stand. */
  default TensorVariable argsort() {
    return argsort(-1);
  }

  /** The positions along an axis that sort it, int64; equal elements as they stand. */
  default TensorVariable argsort(int axis) {
    return Argsort.of(self(), axis);
  }

  /** The sum of all elements up to each, of the flattened tensor, in the dtype of {@code sum}. */
  default TensorVariable cumsum() {
    return self().flatten().cumsum(0);
  }

  /** The sum of all elements up to each along an axis, in the dtype of {@code sum}. */
  default TensorVariable cumsum(int axis) {
    return Cumulative.of(Cumulative.Kind.SUM, self(), axis);
  }

  /** The product of all elements up to each, of the flattened tensor. */
  default TensorVariable cumprod() {
    return self().flatten().cumprod(0);
  }

  /** The product of all elements up to each along an axis; its gradient is right with zeros. */
  default TensorVariable cumprod(int axis) {
    return Cumulative.of(Cumulative.Kind.PRODUCT, self(), axis);
  }
}
