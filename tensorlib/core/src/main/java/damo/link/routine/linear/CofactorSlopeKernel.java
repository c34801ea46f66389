package damo.link.routine.linear;

import damo.error.ShapeException;
import damo.runtime.linear.Dense;
import damo.runtime.linear.Lu;
import damo.runtime.linear.Svd;
import damo.scalar.Ints;
import java.util.List;

/** How the cofactors of a matrix change along another, from singular values. */
record CofactorSlopeKernel() implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.get(0));
    if (!in.get(0).equals(in.get(1)))
      throw new ShapeException(
          "a matrix and its change have one shape, got " + in.get(0) + " and " + in.get(1));
    return List.of(in.get(0));
  }

  /**
   * {@code det(U) det(V) U M Vᵀ}, where for {@code H = Uᵀ g V} and the products P of all but two
   * singular values M has {@code −Hji Pij} beside its diagonal and sums of {@code Hjj Pij} on it.
   */
  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Dense a = in.get(0);
    Dense x = out.getFirst();
    boolean isFinite = a.isFinite() && in.get(1).isFinite();
    x.fill(isFinite ? 0 : Double.NaN);
    if (!isFinite) return;
    Svd svd = SvdKernel.decompose(a, true);
    double sign = Lu.of(svd.u()).sign() * Lu.of(svd.vt()).sign();
    Dense h = svd.u().transposed().times(in.get(1)).times(svd.vt().transposed());
    x.copyFrom(svd.u().times(among(h, svd.s(), sign)).times(svd.vt()));
  }

  private static Dense among(Dense h, Dense s, double sign) {
    int n = h.rows();
    Dense m = Dense.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i == j) continue;
        double others = sign * productOfOthers(s, i, j);
        m.set(i, j, -h.get(j, i) * others);
        m.set(i, i, m.get(i, i) + h.get(j, j) * others);
      }
    }
    return m;
  }

  private static double productOfOthers(Dense s, int i, int j) {
    double out = 1;
    for (int k = 0; k < s.columns(); k++) if (k != i && k != j) out *= s.get(0, k);
    return out;
  }
}
