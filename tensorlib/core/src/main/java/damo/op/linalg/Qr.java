package damo.op.linalg;

import damo.error.DamoException;
import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.shape.Join;
import damo.op.shape.Length;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matrices (…, m, n) as Q R, the columns of Q orthonormal, R upper triangular, with LAPACK's signs.
 *
 * @param full whether Q is (…, m, m) and R (…, m, n), or (…, m, k) and (…, k, n), k the lesser of m
 *     and n
 * @param q whether Q is an output, or R alone
 */
public record Qr(boolean full, boolean q) implements MatrixOp {
  /** By NumPy's and SciPy's names of modes. */
  public static List<TensorVariable> of(Object a, String mode) {
    return named(mode).applyAll(List.of(Matrices.read("qr", a)));
  }

  private static Qr named(String mode) {
    return switch (mode) {
      case "full", "complete" -> new Qr(true, true);
      case "economic", "reduced" -> new Qr(false, true);
      case "r" -> new Qr(false, false);
      default ->
          throw new DamoException(
              "qr: the mode is \"full\", \"economic\" or \"r\", got \"" + mode + "\"");
    };
  }

  @Override
  public String name() {
    return "qr";
  }

  @Override
  public Routine routine() {
    return Routine.QR;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(full), MatrixOp.flag(q));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    int m = Matrices.rows(a);
    int k = full ? m : Matrices.lesser(a);
    TensorType r = Matrices.stacked(a.dtype(), inputs, k, Matrices.columns(a));
    return q ? List.of(Matrices.stacked(a.dtype(), inputs, m, k), r) : List.of(r);
  }

  /**
   * With {@code M = R g_Rᵀ − g_Qᵀ Q}: {@code (g_Q + Q sym(M)) R⁻ᵀ}, sym mirroring the lower
   * triangle; the columns that follow a square R only need {@code Qᵀ}. Walter, Lehmann and Lamour
   * (2012); Roberts and Roberts, QR and LQ decomposition matrix backpropagation (2020).
   */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable q0 = q ? node.out(0) : new Qr(false, true).applyAll(List.of(a)).getFirst();
    TensorVariable r0 = node.out(q ? 1 : 0);
    TensorVariable gq = q ? outputGradients.get(0) : null;
    TensorVariable gr = outputGradients.get(q ? 1 : 0);
    if (gq == null && gr == null) return List.of(Gradient.zero());
    TensorVariable k = lesser(a);
    TensorVariable q1 = Matrices.head(q0, 1, k);
    TensorVariable r = Matrices.head(r0, 2, k);
    TensorVariable gr1 = Matrices.head(gr == null ? r0.zerosLike() : gr, 2, k);
    TensorVariable gv = Matrices.tail(gr1, 1, k);
    TensorVariable g =
        firstColumns(q0, q1, gq, k).add(Matrices.product(Matrices.tail(a, 1, k), Matrices.t(gv)));
    TensorVariable u = Matrices.head(r, 1, k);
    TensorVariable m =
        Matrices.product(u, Matrices.t(Matrices.head(gr1, 1, k)))
            .sub(Matrices.product(Matrices.t(g), q1));
    TensorVariable h = g.add(Matrices.product(q1, Matrices.mirrored(m, true)));
    TensorVariable gx = Matrices.t(SolveTriangular.upper(u, Matrices.t(h)));
    return List.of(Gradient.of(Join.of(a.ndim() - 1, List.of(gx, Matrices.product(q1, gv)))));
  }

  private static TensorVariable lesser(TensorVariable a) {
    return Length.of(a, a.ndim() - 2).minimum(Length.of(a, a.ndim() - 1));
  }

  /**
   * The gradient by the first k columns of Q. Those behind them are determined but for turning
   * among themselves, which is taken for none.
   */
  private static TensorVariable firstColumns(
      TensorVariable q0, TensorVariable q1, @Nullable TensorVariable gq, TensorVariable k) {
    if (gq == null) return q1.zerosLike();
    TensorVariable g1 = Matrices.head(gq, 1, k);
    TensorVariable q2 = Matrices.tail(q0, 1, k);
    TensorVariable g2 = Matrices.tail(gq, 1, k);
    return g1.sub(Matrices.product(q2, Matrices.t(g2), q1));
  }
}
