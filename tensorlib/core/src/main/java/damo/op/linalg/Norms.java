package damo.op.linalg;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Norms of vectors and matrices. */
public final class Norms {
  private Norms() {}

  /**
   * As {@code numpy.linalg.norm} over one or two axes; without axes of a vector, or of each matrix
   * in the last two.
   *
   * @param order a number, "fro", "nuc", "inf" or "-inf"; null: the root of the sum of squares
   */
  public static TensorVariable of(Object x, @Nullable Object order, int... axes) {
    TensorVariable v = real(Operands.asTensor(x));
    int[] over =
        axes.length > 0
            ? Arrays.stream(axes).map(a -> Reduced.axis("norm", v, a)).toArray()
            : IntStream.range(Math.max(0, v.ndim() - 2), v.ndim()).toArray();
    return switch (over.length) {
      case 0 -> v.abs();
      case 1 -> ofVectors(v, order, over[0]);
      case 2 -> ofMatrices(v, order, over[0], over[1]);
      default ->
          throw new ShapeException(
              "norm of " + v.label() + " goes over one or two axes, got " + Arrays.toString(axes));
    };
  }

  private static TensorVariable real(TensorVariable x) {
    return x.dtype().isFloat() ? x : Cast.to(x, DType.FLOAT64);
  }

  private static TensorVariable ofVectors(TensorVariable x, @Nullable Object order, int axis) {
    if (order == null) return x.norm(2, axis);
    double number = number(order);
    if (Double.isNaN(number))
      throw new DamoException(
          "norm of vectors takes a number, \"inf\" or \"-inf\", got \"" + order + "\"");
    return x.norm(number, axis);
  }

  /** The number that an order is; NaN if it is none. */
  private static double number(Object order) {
    if (order instanceof Number n) return n.doubleValue();
    if (order.equals("inf")) return Double.POSITIVE_INFINITY;
    return order.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.NaN;
  }

  private static TensorVariable ofMatrices(
      TensorVariable x, @Nullable Object order, int rows, int columns) {
    if (rows == columns)
      throw new ShapeException("norm of " + x.label() + " goes over two axes, got twice " + rows);
    if (order == null || order.equals("fro") || order.equals("f"))
      return x.sqr().sum(new int[] {rows, columns}).sqrt();
    TensorVariable a = inLastAxes(x, rows, columns);
    if (order.equals("nuc")) return singularValues(a).sum(-1);
    double number = number(order);
    if (Math.abs(number) == 1) return extreme(a.abs().sum(-2), number);
    if (Math.abs(number) == 2) return extreme(singularValues(a), number);
    if (Double.isInfinite(number)) return extreme(a.abs().sum(-1), number);
    throw new DamoException(
        "norm of matrices takes 1, -1, 2, -2, infinities, \"fro\" or \"nuc\", got " + order);
  }

  /** The greatest of the last axis, or for a negative order the least. */
  private static TensorVariable extreme(TensorVariable of, double order) {
    return order > 0 ? of.max(-1) : of.min(-1);
  }

  private static TensorVariable inLastAxes(TensorVariable x, int rows, int columns) {
    IntStream others = IntStream.range(0, x.ndim()).filter(i -> i != rows && i != columns);
    return DimShuffle.of(x, IntStream.concat(others, IntStream.of(rows, columns)).toArray());
  }

  private static TensorVariable singularValues(TensorVariable a) {
    return Svd.of(a, false, false).getFirst();
  }
}
