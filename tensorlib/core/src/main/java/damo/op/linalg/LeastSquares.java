package damo.op.linalg;

import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.index.Subtensor;
import damo.op.product.MatMul;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.List;

/** The x of least norm among those that make the sum of squares of {@code a x − b} least. */
public final class LeastSquares {
  private LeastSquares() {}

  /**
   * As {@code numpy.linalg.lstsq}: the solution, sums of squares for each column of b (none unless
   * there are more rows than columns and the rank is full), rank (int32), singular values.
   */
  public static List<TensorVariable> of(Object a, Object b) {
    List<TensorVariable> both = Matrices.read("lstsq", 1, a, b);
    TensorVariable x = both.get(0);
    TensorVariable y = both.get(1);
    if (x.ndim() != 2 || y.ndim() > 2)
      throw new ShapeException(
          "lstsq takes a matrix and a vector or matrix, got "
              + x.label()
              + " of rank "
              + x.ndim()
              + " and "
              + y.label()
              + " of rank "
              + y.ndim());
    TensorVariable solution = MatMul.of(PseudoInverse.of(x), y);
    TensorVariable s = Svd.of(x, false, false).getFirst();
    TensorVariable rank = rank(x, s);
    return List.of(solution, residuals(x, y, solution, rank), rank, s);
  }

  /** How many singular values are above the precision of the elements. */
  private static TensorVariable rank(TensorVariable a, TensorVariable s) {
    boolean single = a.dtype() == DType.FLOAT32;
    TensorVariable longer = Length.of(a, 0).maximum(Length.of(a, 1));
    TensorVariable relative = longer.mul(single ? Math.ulp(1f) : Math.ulp(1.0)).maximum(1e-15);
    TensorVariable counted =
        Cast.to(s.gt(Cast.to(relative, a.dtype()).mul(greatest(s))), DType.INT32);
    return Cast.to(counted.sum(), DType.INT32);
  }

  /** The first singular value, in an array of its own; none if there is none. */
  private static TensorVariable greatest(TensorVariable s) {
    return Subtensor.along(s, 0, integer(0), integer(1));
  }

  private static TensorVariable residuals(
      TensorVariable a, TensorVariable b, TensorVariable x, TensorVariable rank) {
    TensorVariable apart = MatMul.of(a, x).sub(b);
    TensorVariable columns = apart.ndim() == 1 ? Matrices.column(apart) : apart;
    TensorVariable all = columns.sqr().sum(0);
    TensorVariable n = Length.of(a, 1);
    TensorVariable isKnown = Elemwise.of(Prim.AND, rank.eq(n), Length.of(a, 0).gt(n));
    TensorVariable count = Elemwise.of(Prim.WHERE, isKnown, Length.of(all, 0), integer(0));
    return Subtensor.along(all, 0, integer(0), count);
  }

  private static TensorVariable integer(int n) {
    return TensorConstant.scalar(DType.INT64, n);
  }
}
