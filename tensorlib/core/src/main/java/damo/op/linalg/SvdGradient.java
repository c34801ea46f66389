package damo.op.linalg;

import damo.graph.Gradient;
import damo.op.elemwise.Elemwise;
import damo.op.shape.Length;
import damo.scalar.Prim;
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
    Side left = new Side(u, s, full);
    Side right = new Side(Matrices.t(vt), s, full);
    TensorVariable u1 = left.own();
    TensorVariable vt1 = Matrices.t(right.own());
    TensorVariable g = s.zerosLike();
    if (gs != null) g = gs;
    TensorVariable out = Matrices.product(u1.mul(Matrices.row(g)), vt1);
    if (gu == null && gvt == null) return Gradient.of(out);
    TensorVariable gv = gvt == null ? null : Matrices.t(gvt);
    out = out.add(Matrices.product(u1, turned(left.turns(gu), right.turns(gv)), vt1));
    if (gu != null && left.hasMore()) out = out.add(Matrices.product(left.outside(gu), vt1));
    if (gv != null && right.hasMore())
      out = out.add(Matrices.product(u1, Matrices.t(right.outside(gv))));
    return Gradient.of(out);
  }

  /**
   * {@code (M_ij s_j + N_ij s_i) / (s_j² − s_i²)} for the antisymmetric M and N by which the cost
   * turns U and V; NaN by equal values, whose vectors are not determined.
   */
  private TensorVariable turned(TensorVariable m, TensorVariable n) {
    TensorVariable sj = Matrices.row(s);
    TensorVariable si = Matrices.column(s);
    TensorVariable diagonal = Matrices.identity(m);
    TensorVariable differences = m.add(n).div(sj.sub(si).add(diagonal));
    TensorVariable sums = m.sub(n).div(sj.add(si).add(diagonal));
    return differences.add(sums).mul(0.5);
  }

  /** U or V; its vectors are columns. */
  private record Side(TensorVariable vectors, TensorVariable s, boolean full) {
    private TensorVariable count() {
      return Length.of(s, s.ndim() - 1);
    }

    /** The vectors that belong to a singular value. */
    TensorVariable own() {
      return full ? Matrices.head(vectors, 1, count()) : vectors;
    }

    /** {@code Uᵀ g − gᵀ U} of the own vectors. */
    TensorVariable turns(@Nullable TensorVariable g) {
      if (g == null) return Matrices.column(s).mul(Matrices.row(s)).zerosLike();
      TensorVariable mine = full ? Matrices.head(g, 1, count()) : g;
      TensorVariable m = Matrices.product(Matrices.t(own()), mine);
      return m.sub(Matrices.t(m));
    }

    /** Whether there may be more of them than singular values. */
    boolean hasMore() {
      int length = Matrices.rows(vectors);
      return length < 0 || length != s.type().lengths().get(s.ndim() - 1);
    }

    /** What the cost makes of turns out of the space of own vectors, over the singular values. */
    TensorVariable outside(TensorVariable g) {
      TensorVariable rest = full ? intoOthers(g) : outOfOwn(g);
      TensorVariable more = Length.of(vectors, vectors.ndim() - 2).gt(count());
      return Matrices.ratio(Elemwise.of(Prim.WHERE, more, rest, 0), Matrices.row(s));
    }

    private TensorVariable outOfOwn(TensorVariable g) {
      return g.sub(Matrices.product(vectors, Matrices.t(vectors), g));
    }

    /** {@code U₂ (U₂ᵀ g₁ − g₂ᵀ U₁)}. */
    private TensorVariable intoOthers(TensorVariable g) {
      TensorVariable others = Matrices.tail(vectors, 1, count());
      TensorVariable inner =
          Matrices.product(Matrices.t(others), Matrices.head(g, 1, count()))
              .sub(Matrices.product(Matrices.t(Matrices.tail(g, 1, count())), own()));
      return Matrices.product(others, inner);
    }
  }
}
