package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.elemwise.Cast;
import damo.op.shape.Join;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matrices (…, m, n) by elimination: L below and U above the diagonal of one matrix, with which row
 * each was exchanged (int32), and the order of rows that this leads to (int64).
 */
public record LuFactor() implements MatrixOp {
  /** L and U in one matrix, and the exchanges. */
  public static List<TensorVariable> of(Object a) {
    return new LuFactor().applyAll(List.of(Matrices.read("luFactor", a))).subList(0, 2);
  }

  /** P (…, m, m), L (…, m, k), U (…, k, n) with {@code a = P L U}, k the lesser of m and n. */
  public static List<TensorVariable> apart(Object a) {
    TensorVariable x = Matrices.read("lu", a);
    List<TensorVariable> all = new LuFactor().applyAll(List.of(x));
    TensorVariable p = Matrices.t(rowsInOrder(all.get(2), x.dtype()));
    return List.of(p, lowerOf(all.getFirst()), upperOf(all.getFirst()));
  }

  /** x of {@code a x = b}, by what {@link #of} gives for a square a; b a vector or a matrix. */
  public static TensorVariable solve(Object lu, Object pivots, Object b) {
    TensorVariable order = Permutation.of(pivots);
    return Equations.solve(
        "luSolve",
        lu,
        b,
        (a, y) -> {
          TensorVariable sorted = Matrices.product(rowsInOrder(order, a.dtype()), y);
          TensorVariable half = new SolveTriangular(true, true).apply(a, sorted);
          return SolveTriangular.upper(a, half);
        });
  }

  /** The matrices that put rows in an order. */
  private static TensorVariable rowsInOrder(TensorVariable order, DType dtype) {
    TensorVariable all = Matrices.positions(order, order.ndim() - 1);
    return Cast.to(Matrices.column(order).eq(all), dtype);
  }

  private static TensorVariable lowerOf(TensorVariable lu) {
    TensorVariable l = Matrices.head(lu, 1, lesser(lu));
    return Matrices.lower(l, -1).add(Matrices.identity(l));
  }

  private static TensorVariable upperOf(TensorVariable lu) {
    return Matrices.upper(Matrices.head(lu, 2, lesser(lu)), 0);
  }

  private static TensorVariable lesser(TensorVariable a) {
    return Length.of(a, a.ndim() - 2).minimum(Length.of(a, a.ndim() - 1));
  }

  @Override
  public String name() {
    return "luFactor";
  }

  @Override
  public Routine routine() {
    return Routine.LU;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    int m = Matrices.rows(a);
    return List.of(
        Matrices.stacked(a.dtype(), inputs, m, Matrices.columns(a)),
        Matrices.stacked(DType.INT32, inputs, Matrices.lesser(a)),
        Matrices.stacked(DType.INT64, inputs, m));
  }

  /**
   * For the first k rows and columns {@code L⁻ᵀ (low(Lᵀ g_L) + up(g_U Uᵀ)) U⁻ᵀ} (de Hoog, Anderssen
   * and Lukas, 2011); rows and columns beyond follow from {@code a₂ = L₂ U} and {@code a₂ = L U₂}.
   */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = outputGradients.getFirst();
    if (g == null) return List.of(Gradient.zero());
    TensorVariable lu = node.out(0);
    TensorVariable k = lesser(lu);
    TensorVariable top = Matrices.head(lu, 2, k);
    TensorVariable square = Matrices.head(top, 1, k);
    TensorVariable gTop = Matrices.head(g, 2, k);
    TensorVariable gSquare = Matrices.head(gTop, 1, k);
    TensorVariable below = timesInverseOfUpper(Matrices.tail(Matrices.head(g, 1, k), 2, k), square);
    TensorVariable beside = inverseOfLowerTimes(square, Matrices.tail(gTop, 1, k));
    TensorVariable gu =
        gSquare.sub(
            Matrices.product(Matrices.t(Matrices.tail(Matrices.head(lu, 1, k), 2, k)), below));
    TensorVariable gl = gSquare.sub(Matrices.product(beside, Matrices.t(Matrices.tail(top, 1, k))));
    TensorVariable first = squarePart(square, gl, gu);
    int last = lu.ndim() - 1;
    TensorVariable corner = Matrices.tail(Matrices.tail(g, 2, k), 1, k);
    TensorVariable sorted =
        Join.of(
            last - 1,
            List.of(Join.of(last, List.of(first, beside)), Join.of(last, List.of(below, corner))));
    TensorVariable back = Matrices.t(rowsInOrder(node.out(2), lu.dtype()));
    return List.of(Gradient.of(Matrices.product(back, sorted)));
  }

  private static TensorVariable squarePart(
      TensorVariable lu, TensorVariable gl, TensorVariable gu) {
    TensorVariable l = Matrices.lower(lu, -1).add(Matrices.identity(lu));
    TensorVariable u = Matrices.upper(lu, 0);
    TensorVariable inner =
        Matrices.lower(Matrices.product(Matrices.t(l), Matrices.lower(gl, -1)), -1)
            .add(Matrices.upper(Matrices.product(Matrices.upper(gu, 0), Matrices.t(u)), 0));
    return timesInverseOfUpper(inverseOfLowerTimes(lu, inner), lu);
  }

  /** {@code L⁻ᵀ x}. */
  private static TensorVariable inverseOfLowerTimes(TensorVariable lu, TensorVariable x) {
    return new SolveTriangular(false, true).apply(Matrices.t(lu), x);
  }

  /** {@code x U⁻ᵀ}. */
  private static TensorVariable timesInverseOfUpper(TensorVariable x, TensorVariable lu) {
    return Matrices.t(SolveTriangular.upper(lu, Matrices.t(x)));
  }
}
