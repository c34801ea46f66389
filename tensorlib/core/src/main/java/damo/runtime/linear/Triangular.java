package damo.runtime.linear;

/** Systems of equations with triangular matrices; only that triangle is read. */
public final class Triangular {
  private final boolean lower;
  private final boolean unit;

  /**
   * How to read the matrix.
   *
   * @param unit whether the diagonal is taken for ones, and not read
   */
  public Triangular(boolean lower, boolean unit) {
    this.lower = lower;
    this.unit = unit;
  }

  /**
   * Solves {@code a x = b}.
   *
   * @param b becomes x
   * @return false if an element of the diagonal is 0; b is spoilt then
   */
  public boolean solve(Dense a, Dense b) {
    int n = a.rows();
    for (int step = 0; step < n; step++) {
      int i = lower ? step : n - 1 - step;
      int from = lower ? 0 : i + 1;
      int to = lower ? i : n;
      for (int k = from; k < to; k++) subtract(a.get(i, k), b, k, i);
      if (unit) continue;
      double pivot = a.get(i, i);
      if (pivot == 0) return false;
      divide(b, i, pivot);
    }
    return true;
  }

  /** Row {@code to} less {@code factor} times row {@code from}. */
  private static void subtract(double factor, Dense b, int from, int to) {
    double[] x = b.elements();
    int p = b.row(from);
    int q = b.row(to);
    for (int j = 0; j < b.columns(); j++) x[q + j] -= factor * x[p + j];
  }

  private static void divide(Dense b, int row, double by) {
    double[] x = b.elements();
    int p = b.row(row);
    for (int j = 0; j < b.columns(); j++) x[p + j] /= by;
  }
}
