package damo.runtime.linear;

/**
 * A matrix as Q R by reflections, with the signs that LAPACK chooses: each diagonal element of R
 * has the sign opposite to that of the element that was there, and a column that is 0 below the
 * diagonal stays as it is.
 */
public final class Qr {
  private final Dense packed;
  private final double[] tau;

  private Qr(Dense packed) {
    this.packed = packed;
    this.tau = new double[Math.min(packed.rows(), packed.columns())];
  }

  /** By reflections; {@code a} stays as it is. */
  public static Qr of(Dense a) {
    Qr out = new Qr(a.copy());
    for (int k = 0; k < out.tau.length; k++) out.reflect(k);
    return out;
  }

  /** Makes column {@code k} 0 below the diagonal; the reflection is kept there. */
  private void reflect(int k) {
    double below = 0;
    for (int i = k + 1; i < packed.rows(); i++) below = Math.hypot(below, packed.get(i, k));
    if (below == 0) return;
    double alpha = packed.get(k, k);
    double beta = -Math.copySign(Math.hypot(alpha, below), alpha);
    tau[k] = (beta - alpha) / beta;
    for (int i = k + 1; i < packed.rows(); i++) packed.set(i, k, packed.get(i, k) / (alpha - beta));
    apply(k, packed, k + 1);
    packed.set(k, k, beta);
  }

  /** {@code (I − τ v vᵀ)} times columns {@code from} and on; v has 1 at {@code k}. */
  private void apply(int k, Dense to, int from) {
    if (tau[k] == 0) return;
    double[] sums = new double[to.columns()];
    for (int i = k; i < to.rows(); i++) {
      double v = i == k ? 1 : packed.get(i, k);
      for (int j = from; j < to.columns(); j++) sums[j] += v * to.get(i, j);
    }
    for (int i = k; i < to.rows(); i++) {
      double v = tau[k] * (i == k ? 1 : packed.get(i, k));
      for (int j = from; j < to.columns(); j++) to.set(i, j, to.get(i, j) - v * sums[j]);
    }
  }

  /** Takes the first rows of R. */
  public void r(Dense out) {
    for (int i = 0; i < out.rows(); i++)
      for (int j = 0; j < out.columns(); j++)
        out.set(i, j, j >= i && i < tau.length ? packed.get(i, j) : 0);
  }

  /** Takes the first columns of Q. */
  public void q(Dense out) {
    for (int i = 0; i < out.rows(); i++)
      for (int j = 0; j < out.columns(); j++) out.set(i, j, i == j ? 1 : 0);
    for (int k = tau.length - 1; k >= 0; k--) apply(k, out, 0);
  }
}
