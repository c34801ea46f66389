package damo.runtime.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * A matrix (m, n) as {@code U diag(s) Vᵀ}.
 *
 * @param u (m, k) or (m, m), k the lesser of m and n
 * @param s (1, k), descending, not negative
 * @param vt (k, n) or (n, n)
 */
public record Svd(Dense u, Dense s, Dense vt) {
  /**
   * Decomposes a matrix of finite elements.
   *
   * @param full whether U and V are square
   * @return null if the iteration does not converge
   */
  public static @Nullable Svd of(Dense a, boolean full) {
    int m = a.rows();
    int n = a.columns();
    int k = Math.min(m, n);
    if (k == 0)
      return new Svd(
          full ? Dense.identity(m) : Dense.zeros(m, 0),
          Dense.zeros(1, 0),
          full ? Dense.identity(n) : Dense.zeros(0, n));
    double scale = greatest(a);
    Dense scaled = scale == 0 ? a.copy() : a.scaled(1 / scale);
    SingularValueDecomposition_F64<DMatrixRMaj> by =
        DecompositionFactory_DDRM.svd(m, n, true, true, !full);
    if (!by.decompose(scaled.shared())) return null;
    DMatrixRMaj u = by.getU(null, false);
    DMatrixRMaj vt = by.getV(null, true);
    double[] s = Arrays.copyOf(by.getSingularValues(), k);
    SingularOps_DDRM.descendingOrder(u, false, s, k, vt, true);
    for (int i = 0; i < k; i++) s[i] *= scale;
    return new Svd(Dense.of(u), new Dense(1, k, s), Dense.of(vt));
  }

  private static double greatest(Dense a) {
    double out = 0;
    for (double v : a.elements()) out = Math.max(out, Math.abs(v));
    return out;
  }
}
