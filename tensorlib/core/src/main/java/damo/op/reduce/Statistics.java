package damo.op.reduce;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.index.SliceBuilder;
import damo.op.product.Dot;
import damo.op.shape.DimShuffle;
import damo.op.shape.Join;
import damo.op.shape.Length;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Medians and covariances. */
public final class Statistics {
  private Statistics() {}

  /**
   * The middle of the elements in order, or the mean of the two in the middle; NaN if there is one.
   */
  public static TensorVariable median(TensorVariable x, int axis) {
    int at = Reduced.axis("median", x, axis);
    TensorVariable sorted = x.sort(at);
    TensorVariable n = Length.of(x, at);
    TensorVariable middle = slice(sorted, at, n.sub(1).floorDiv(2), n.floorDiv(2).add(1)).mean(at);
    if (!x.dtype().isFloat()) return middle;
    TensorVariable isnan = Elemwise.of(Prim.ISNAN, x).any(at);
    return Elemwise.of(Prim.WHERE, isnan, Double.NaN, middle);
  }

  private static TensorVariable slice(
      TensorVariable x, int axis, TensorVariable from, TensorVariable to) {
    SliceBuilder b = new SliceBuilder();
    for (int i = 0; i < axis; i++) b.whole();
    return b.span(from, to, null).of(x);
  }

  /**
   * The covariance of variables, each a row of observations, or a column if not {@code rowvar};
   * sums of products are divided by the number of observations less {@code ddof}.
   *
   * @param y more variables, or null
   */
  public static TensorVariable covariance(
      TensorVariable x, @Nullable TensorVariable y, boolean rowvar, int ddof) {
    TensorVariable all = rows(x, rowvar);
    if (y != null) all = Join.of(0, List.of(all, rows(y, rowvar)));
    TensorVariable centred = all.sub(all.mean(1, true));
    TensorVariable n = Cast.to(Length.of(all, 1), centred.dtype()).sub(ddof);
    TensorVariable out = Dot.of(centred, centred.transpose()).div(n);
    return x.ndim() < 2 && y == null ? DimShuffle.of(out) : out;
  }

  private static TensorVariable rows(TensorVariable x, boolean rowvar) {
    if (x.ndim() > 2)
      throw new ShapeException(
          "cov wants a vector or a matrix, " + x.label() + " has rank " + x.ndim());
    if (x.dtype().isBool()) throw new DamoException("cov wants numbers, " + x.label() + " is bool");
    TensorVariable floats = Cast.to(x, x.dtype().isFloat() ? x.dtype() : damo.scalar.DType.FLOAT64);
    return switch (x.ndim()) {
      case 0 -> DimShuffle.of(floats, -1, -1);
      case 1 -> DimShuffle.of(floats, -1, 0);
      default -> rowvar ? floats : floats.transpose();
    };
  }
}
