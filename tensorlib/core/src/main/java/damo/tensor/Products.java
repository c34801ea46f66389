package damo.tensor;

import damo.op.product.Dot;
import damo.op.product.MatMul;
import damo.op.shape.Diagonal;

/** Products of vectors and matrices. */
public interface Products extends Family {
  /**
   * As {@code numpy.dot}: inner product of vectors, matrix products, a scalar multiplies; of more
   * axes, the last of {@code x} with the last but one of {@code y}. Integers stay integers.
   */
  default TensorVariable dot(Object y) {
    return Dot.of(self(), y);
  }

  /**
   * As {@code numpy.matmul}: the matrices in the last two axes are multiplied, the leading axes
   * broadcast; a vector is a row on the left, a column on the right.
   *
   * @throws damo.error.ShapeException for a scalar, and for lengths that do not fit
   */
  default TensorVariable matmul(Object y) {
    return MatMul.of(self(), y);
  }

  /**
   * The sum of the diagonal of the first two axes, in the dtype of {@code sum}.
   *
   * @throws damo.error.ShapeException of a scalar or vector
   */
  default TensorVariable trace() {
    return trace(0);
  }

  /** The sum of the diagonal {@code offset} above the main one. */
  default TensorVariable trace(int offset) {
    return trace(offset, 0, 1);
  }

  /** The sum of a diagonal of two axes, {@code offset} above the main one. */
  default TensorVariable trace(int offset, int axis1, int axis2) {
    MatMul.checkRank("trace", self(), 2);
    return Diagonal.of(self(), offset, axis1, axis2).sum(-1);
  }
}
