package damo.tensor;

import damo.op.product.Dot;

/** Products of vectors and matrices. */
public interface Products extends Family {
  /**
   * As {@code numpy.dot}: inner product of vectors, matrix products, a scalar multiplies; of more
   * axes, the last of this with the last but one of {@code y}. Integers stay integers.
   */
  default TensorVariable dot(Object y) {
    return Dot.of(self(), y);
  }
}
