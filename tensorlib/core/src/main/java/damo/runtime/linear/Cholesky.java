package damo.runtime.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** The lower triangular L with {@code a = L Lᵀ}. */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Factors a symmetric matrix.
   *
   * @param a only its lower triangle is read
   * @param l becomes the factor
   * @return false if the matrix is not positive definite; l is spoilt then
   */
  public static boolean factor(Dense a, Dense l) {
    int n = a.rows();
    if (n == 0) return true;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        l.set(i, j, a.get(i, j));
        l.set(j, i, a.get(i, j));
      }
    }
    CholeskyDecomposition_F64<DMatrixRMaj> by = DecompositionFactory_DDRM.chol(n, true);
    if (!by.decompose(l.copied())) return false;
    l.copyFrom(Dense.of(by.getT(null)));
    for (int i = 0; i < n; i++) if (Double.isNaN(l.get(i, i))) return false;
    return true;
  }
}
