package damo.op.linalg;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Routine;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Eigenvalues, ascending, and eigenvectors of symmetric matrices, of which the lower triangle is
 * read.
 *
 * @param vectors whether the eigenvectors are an output
 */
public record Eigh(boolean vectors) implements MatrixOp {
  /** Eigenvalues (…, n) and eigenvectors (…, n, n), one in each column; "L" or "U" is read. */
  public static List<TensorVariable> of(Object a, String uplo) {
    if (!uplo.equals("L") && !uplo.equals("U"))
      throw new DamoException("eigh: the triangle is \"L\" or \"U\", got \"" + uplo + "\"");
    TensorVariable x = Matrices.read("eigh", a);
    return new Eigh(true).applyAll(List.of(uplo.equals("L") ? x : Matrices.t(x)));
  }

  /** Eigenvalues alone. */
  public static TensorVariable values(Object a, boolean lower) {
    TensorVariable x = Matrices.read("eigvalsh", a);
    return new Eigh(false).apply(lower ? x : Matrices.t(x));
  }

  /** The w with {@code a v = w b v}; b positive definite, of which the same triangle is read. */
  public static TensorVariable values(Object a, Object b, boolean lower) {
    List<TensorVariable> both = Matrices.read("eigvalsh", 2, a, b);
    TensorVariable y = both.get(1);
    TensorVariable l = new Cholesky(false).apply(lower ? y : Matrices.t(y));
    TensorVariable half = SolveTriangular.lower(l, Matrices.mirrored(both.get(0), lower));
    return new Eigh(false).apply(SolveTriangular.lower(l, Matrices.t(half)));
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("vectors");
  }

  @Override
  public String name() {
    return vectors ? "eigh" : "eigvalsh";
  }

  @Override
  public Routine routine() {
    return Routine.EIGH;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(vectors));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    Matrices.checkSquare(name(), a);
    int n = Matrices.side(a);
    TensorType values = Matrices.stacked(a.dtype(), inputs, n);
    return vectors ? List.of(values, Matrices.stacked(a.dtype(), inputs, n, n)) : List.of(values);
  }

  /**
   * {@code V (diag(g_w) + N / (w_j − w_i)) Vᵀ}, N the antisymmetric part of {@code Vᵀ g_V}; NaN by
   * the vectors of equal eigenvalues, which are not determined.
   */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<TensorVariable> all =
        vectors ? List.of(node.out(0), node.out(1)) : new Eigh(true).applyAll(List.of(node.in(0)));
    TensorVariable w = all.get(0);
    TensorVariable v = all.get(1);
    TensorVariable gw = outputGradients.getFirst();
    TensorVariable gv = vectors ? outputGradients.get(1) : null;
    TensorVariable g = null;
    if (gw != null) g = Matrices.product(v.mul(Matrices.row(gw)), Matrices.t(v));
    if (gv != null) {
      TensorVariable turned = turned(w, v, gv);
      g = g == null ? turned : g.add(turned);
    }
    return List.of(g == null ? Gradient.zero() : Gradient.of(Matrices.folded(g)));
  }

  private static TensorVariable turned(TensorVariable w, TensorVariable v, TensorVariable gv) {
    TensorVariable m = Matrices.product(Matrices.t(v), gv);
    TensorVariable n = m.sub(Matrices.t(m)).mul(0.5);
    TensorVariable apart = Matrices.row(w).sub(Matrices.column(w));
    TensorVariable turned = n.div(apart.add(Matrices.identity(n)));
    return Matrices.product(v, turned, Matrices.t(v));
  }
}
