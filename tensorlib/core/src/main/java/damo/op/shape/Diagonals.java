package damo.op.shape;

import damo.error.ShapeException;
import damo.op.index.WriteInto;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;

/** Matrices with a given diagonal, and diagonals of matrices. */
public final class Diagonals {
  private Diagonals() {}

  /**
   * As {@code numpy.diag}: a vector builds, a matrix is read, {@code k} above the main diagonal.
   */
  public static TensorVariable diag(TensorVariable x, int k) {
    return switch (x.ndim()) {
      case 1 -> build(x, k);
      case 2 -> Diagonal.of(x, k, 0, 1);
      default ->
          throw new ShapeException(
              "diag takes a vector or a matrix, " + x.label() + " has rank " + x.ndim());
    };
  }

  private static TensorVariable build(TensorVariable v, int k) {
    TensorVariable n = Length.of(v, 0).add(TensorConstant.scalar(DType.INT64, Math.abs(k)));
    TensorVariable zeros =
        BroadcastTo.of(TensorConstant.scalar(v.dtype(), 0), Lengths.vector(n, n));
    TensorVariable diagonal = Diagonal.of(zeros, k, 0, 1);
    return WriteInto.set(zeros, java.util.Objects.requireNonNull(diagonal.owner()), v);
  }
}
