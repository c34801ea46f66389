package damo.runtime.linear;

import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;

/**
 * A matrix as P L U, by elimination with row exchanges: the greatest element of a column becomes
 * its pivot.
 */
public final class Lu {
  private final Dense packed;
  private final int[] swaps;

  private Lu(Dense packed, int[] swaps) {
    this.packed = packed;
    this.swaps = swaps;
  }

  /** Of a matrix of any shape, by exchanging rows; {@code a} stays as it is. */
  public static Lu of(Dense a) {
    int steps = Math.min(a.rows(), a.columns());
    if (steps == 0) return new Lu(a.copy(), new int[0]);
    LUDecompositionAlt_DDRM by = new LUDecompositionAlt_DDRM();
    by.decompose(a.shared());
    int[] swaps = new int[steps];
    System.arraycopy(by.getIndx(), 0, swaps, 0, steps);
    return new Lu(Dense.of(by.getLU()), swaps);
  }

  /** L below the diagonal, whose own diagonal is ones, and U above and on it. */
  public Dense packed() {
    return packed;
  }

  /** With which row each row was exchanged, in order. */
  public int swap(int i) {
    return swaps[i];
  }

  /** Whether an element of the diagonal of U is exactly 0. */
  public boolean isSingular() {
    for (int i = 0; i < swaps.length; i++) if (packed.get(i, i) == 0) return true;
    return false;
  }

  /** −1, 0 or 1; NaN if the matrix has one. */
  public double sign() {
    double sign = 1;
    for (int i = 0; i < swaps.length; i++) {
      if (swaps[i] != i) sign = -sign;
      sign *= Math.signum(packed.get(i, i));
    }
    return sign;
  }

  /** The determinant of the matrix, which is square. */
  public double determinant() {
    double out = 1;
    for (int i = 0; i < swaps.length; i++)
      out *= swaps[i] == i ? packed.get(i, i) : -packed.get(i, i);
    return out;
  }

  /** The logarithm of the size of the determinant; −∞ if that is 0. */
  public double logOfDeterminant() {
    double out = 0;
    for (int i = 0; i < swaps.length; i++) out += Math.log(Math.abs(packed.get(i, i)));
    return out;
  }

  /**
   * Solves {@code a x = b}; the matrix must be square, and not singular.
   *
   * @param b becomes x
   */
  public void solve(Dense b) {
    for (int i = 0; i < swaps.length; i++) exchange(b, i, swaps[i]);
    new Triangular(true, true).solve(packed, b);
    new Triangular(false, false).solve(packed, b);
  }

  private static void exchange(Dense b, int i, int j) {
    if (i == j) return;
    double[] x = b.elements();
    for (int k = 0; k < b.columns(); k++) {
      double kept = x[b.row(i) + k];
      x[b.row(i) + k] = x[b.row(j) + k];
      x[b.row(j) + k] = kept;
    }
  }
}
