package damo;

import damo.tensor.Operands;
import damo.tensor.TensorVariable;

/** Linear algebra: decompositions, solvers and functions of matrices, in the last two axes. */
public final class Linalg {
  Linalg() {}

  /**
   * The sum of the diagonal of the first two axes; of integers int64.
   *
   * @throws damo.error.ShapeException of a scalar or vector
   */
  public TensorVariable trace(Object a) {
    return Operands.asTensor(a).trace();
  }
}
