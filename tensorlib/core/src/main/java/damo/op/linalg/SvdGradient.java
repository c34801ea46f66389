package damo.op.linalg;

import damo.graph.Gradient;
import damo.op.shape.Length;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of singular values and vectors. With {@code P = Uᵀ da V}, {@code dU = U Ω} and
 * {@code dV = V Ψ}, the antisymmetric Ω and Ψ follow from {@code s_j P_ij + s_i P_ji = (s_j² −
 * s_i²) Ω_ij} and {@code s_i P_ij + s_j P_ji = (s_j² − s_i²) Ψ_ij}.
 *
 * <p>How vectors that belong to no singular value turn among themselves is not determined, and
 * taken for not at all: functions that do not depend on it have the right gradient.
 */
record SvdGradient(TensorVariable u, TensorVariable s, TensorVariable vt, boolean full) {
  Gradient of(
      @Nullable TensorVariable gu, @Nullable TensorVariable gs, @Nullable TensorVariable gvt) {
    if (gu == null && gs == null && gvt == null) return Gradient.zero();
    TensorVariable k = Length.of(s, s.ndim() - 1);
    TensorVariable u1 = full ? Matrices.head(u, 1, k) : u;
    TensorVariable vt1 = full ? Matrices.head(vt, 2, k) : vt;
    TensorVariable g = null;
    if (gs != null) g = Matrices.product(u1.mul(Matrices.row(gs)), vt1);
    if (gu != null) g = sum(g, ofLeft(u1, vt1, k, gu));
    if (gvt != null) g = sum(g, ofRight(u1, vt1, k, gvt));
    return Gradient.of(java.util.Objects.requireNonNull(g));
  }

  private static TensorVariable sum(@Nullable TensorVariable a, TensorVariable b) {
    return a == null ? b : a.add(b);
  }

  private TensorVariable ofLeft(
      TensorVariable u1, TensorVariable vt1, TensorVariable k, TensorVariable gu) {
    TensorVariable gu1 = full ? Matrices.head(gu, 1, k) : gu;
    TensorVariable m = Matrices.product(Matrices.t(u1), gu1);
    TensorVariable inner = turned(m).mul(Matrices.row(s));
    TensorVariable g = Matrices.product(u1, inner, vt1);
    if (hasNoMore(u, 2)) return g;
    TensorVariable outside = full ? spanned(u1, gu1, gu, k) : gu1.sub(Matrices.product(u1, m));
    return g.add(Matrices.product(Matrices.ratio(outside, Matrices.row(s)), vt1));
  }

  /** {@code U₂ (U₂ᵀ g₁ − g₂ᵀ U₁)}. */
  private TensorVariable spanned(
      TensorVariable u1, TensorVariable gu1, TensorVariable gu, TensorVariable k) {
    TensorVariable u2 = Matrices.tail(u, 1, k);
    TensorVariable gu2 = Matrices.tail(gu, 1, k);
    TensorVariable inner =
        Matrices.product(Matrices.t(u2), gu1).sub(Matrices.product(Matrices.t(gu2), u1));
    return Matrices.product(u2, inner);
  }

  private TensorVariable ofRight(
      TensorVariable u1, TensorVariable vt1, TensorVariable k, TensorVariable gvt) {
    TensorVariable gvt1 = full ? Matrices.head(gvt, 2, k) : gvt;
    TensorVariable m = Matrices.product(vt1, Matrices.t(gvt1));
    TensorVariable inner = turned(m).mul(Matrices.column(s));
    TensorVariable g = Matrices.product(u1, inner, vt1);
    if (hasNoMore(vt, 1)) return g;
    TensorVariable outside =
        full
            ? Matrices.t(
                new SvdGradient(Matrices.t(vt), s, Matrices.t(u), true)
                    .spanned(Matrices.t(vt1), Matrices.t(gvt1), Matrices.t(gvt), k))
            : gvt1.sub(Matrices.product(Matrices.t(m), vt1));
    return g.add(Matrices.product(u1, Matrices.ratio(outside, Matrices.column(s))));
  }

  /** {@code (m_ij − m_ji) / (s_j² − s_i²)}. */
  private TensorVariable turned(TensorVariable m) {
    TensorVariable sj = Matrices.row(s);
    TensorVariable si = Matrices.column(s);
    return Matrices.ratio(m.sub(Matrices.t(m)), sj.sub(si).mul(sj.add(si)));
  }

  /** Whether there are known to be as many singular values as the vectors have elements. */
  private boolean hasNoMore(TensorVariable vectors, int axisFromBehind) {
    int length = vectors.type().lengths().get(vectors.ndim() - axisFromBehind);
    return length >= 0 && length == s.type().lengths().get(s.ndim() - 1);
  }
}
