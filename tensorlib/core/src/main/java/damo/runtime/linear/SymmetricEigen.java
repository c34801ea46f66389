package damo.runtime.linear;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues, ascending, and eigenvectors of symmetric matrices. */
public final class SymmetricEigen {
  private SymmetricEigen() {}

  /**
   * Decomposes a matrix of finite elements.
   *
   * @param a only its lower triangle is read
   * @param w (1, n) becomes the eigenvalues
   * @param v (n, n) becomes the eigenvectors, one in each column
   * @return false if the iteration does not converge
   */
  public static boolean of(Dense a, Dense w, Dense v) {
    int n = a.rows();
    if (n == 0) return true;
    Dense symmetric = Dense.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        symmetric.set(i, j, a.get(i, j));
        symmetric.set(j, i, a.get(i, j));
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> by = DecompositionFactory_DDRM.eig(n, true, true);
    if (!by.decompose(symmetric.shared())) return false;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> by.getEigenvalue(i).real))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int j = 0; j < n; j++) {
      w.set(0, j, by.getEigenvalue(order[j]).real);
      double[] vector = by.getEigenVector(order[j]).data;
      for (int i = 0; i < n; i++) v.set(i, j, vector[i]);
    }
    return true;
  }
}
