package damo;

import damo.op.product.Einsum;
import damo.op.product.MatMul;
import damo.op.product.TensorDot;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;

/** Products of vectors, matrices and stacks of them. */
public abstract class ProductFunctions extends MeasureFunctions {
  /**
   * As {@code numpy.matmul}: the matrices in the last two axes are multiplied, the leading axes
   * broadcast; a vector is a row on the left, a column on the right.
   *
   * @throws damo.error.ShapeException for a scalar, and for lengths that do not fit
   */
  public static TensorVariable matmul(Object x, Object y) {
    return MatMul.of(x, y);
  }

  /** Inner products along the last axis, (…, n) and (…, n); leading axes broadcast. */
  public static TensorVariable vecdot(Object x, Object y) {
    List<TensorVariable> both = Operands.together(x, y);
    MatMul.checkRank("vecdot", both.get(0), 1);
    MatMul.checkRank("vecdot", both.get(1), 1);
    return MatMul.inner(both.get(0), both.get(1));
  }

  /** Matrices (…, m, n) times vectors (…, n); leading axes broadcast. */
  public static TensorVariable matvec(Object matrix, Object vector) {
    List<TensorVariable> both = Operands.together(matrix, vector);
    MatMul.checkRank("matvec", both.get(0), 2);
    MatMul.checkRank("matvec", both.get(1), 1);
    return MatMul.timesColumn(both.get(0), both.get(1));
  }

  /** Vectors (…, m) times matrices (…, m, n); leading axes broadcast. */
  public static TensorVariable vecmat(Object vector, Object matrix) {
    List<TensorVariable> both = Operands.together(vector, matrix);
    MatMul.checkRank("vecmat", both.get(0), 1);
    MatMul.checkRank("vecmat", both.get(1), 2);
    return MatMul.rowTimes(both.get(0), both.get(1));
  }

  /** Sums over the last two axes of {@code x} with the first two of {@code y}. */
  public static TensorVariable tensordot(Object x, Object y) {
    return tensordot(x, y, 2);
  }

  /**
   * As {@code numpy.tensordot}: sums over the last {@code n} axes of {@code x} with the first
   * {@code n} of {@code y}; the other axes follow each other. With 0 every product is kept.
   *
   * @throws damo.error.ShapeException if lengths or ranks do not fit
   */
  public static TensorVariable tensordot(Object x, Object y, int n) {
    return TensorDot.of(x, y, n);
  }

  /** As {@link #tensordot(Object, Object, int)} over pairs of axes, negative ones from the end. */
  public static TensorVariable tensordot(Object x, Object y, int[] axesX, int[] axesY) {
    return TensorDot.of(x, y, axesX, axesY);
  }

  /**
   * {@code dot(x[i], y[i])} for each i of the first axes: a vector scales, matrices give inner
   * products, of more axes the last of {@code x} goes with the last but one of {@code y}.
   *
   * @throws damo.error.ShapeException for a scalar, and for lengths that do not fit
   */
  public static TensorVariable batchedDot(Object x, Object y) {
    return TensorDot.batchedDot(x, y);
  }

  /**
   * {@code tensordot(x[i], y[i], n)} for each i of the first axes.
   *
   * @param n how many axes are summed over, the first one not counted
   */
  public static TensorVariable batchedTensordot(Object x, Object y, int n) {
    return TensorDot.batched(x, y, n);
  }

  /**
   * Sums over pairs of axes for each i of the first axes.
   *
   * @param axesX axes of {@code x}, the first counted as 0, which must not be among them
   */
  public static TensorVariable batchedTensordot(Object x, Object y, int[] axesX, int[] axesY) {
    return TensorDot.batched(x, y, axesX, axesY);
  }

  /**
   * As {@code numpy.einsum}: {@code "ij,jk->ik"} is a matrix product, {@code "ii->i"} a diagonal,
   * {@code "...ij->...ji"} transposes. Labels that the result does not have are summed over;
   * without an arrow those that occur once are kept in alphabetical order.
   *
   * @throws damo.error.DamoException if the text cannot be read or does not fit the operands
   */
  public static TensorVariable einsum(String spec, Object... operands) {
    return Einsum.of(spec, operands);
  }
}
