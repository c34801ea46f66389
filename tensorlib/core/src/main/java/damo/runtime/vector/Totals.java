package damo.runtime.vector;

/**
 * Sums and extremes of blocks. Floats are added in double, in an order that depends on {@code n}
 * alone: eight running sums, then pairs of them.
 */
public final class Totals {
  private Totals() {}

  /** {@code x[from] + … + x[from + n - 1]}. */
  public static double sum(float[] x, int from, int n) {
    double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    int i = from;
    for (int end = from + n - 7; i < end; i += 8) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
      e += x[i + 4];
      f += x[i + 5];
      g += x[i + 6];
      h += x[i + 7];
    }
    double sum = ((a + e) + (c + g)) + ((b + f) + (d + h));
    for (; i < from + n; i++) sum += x[i];
    return sum;
  }

  /** {@code x[from] + … + x[from + n - 1]}. */
  public static double sum(double[] x, int from, int n) {
    double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    int i = from;
    for (int end = from + n - 7; i < end; i += 8) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
      e += x[i + 4];
      f += x[i + 5];
      g += x[i + 6];
      h += x[i + 7];
    }
    double sum = ((a + e) + (c + g)) + ((b + f) + (d + h));
    for (; i < from + n; i++) sum += x[i];
    return sum;
  }

  /** {@code sums[to + i] += x[from + i]}. */
  public static void add(float[] x, int from, double[] sums, int to, int n) {
    for (int i = 0; i < n; i++) sums[to + i] += x[from + i];
  }

  /** {@code sums[to + i] += x[from + i]}. */
  public static void add(double[] x, int from, double[] sums, int to, int n) {
    for (int i = 0; i < n; i++) sums[to + i] += x[from + i];
  }

  /** The greatest; NaN if any is. */
  public static float max(float[] x, int from, int n) {
    float m = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.max(m, x[i]);
    return m;
  }

  /** The greatest; NaN if any is. */
  public static double max(double[] x, int from, int n) {
    double m = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.max(m, x[i]);
    return m;
  }

  /** The least; NaN if any is. */
  public static float min(float[] x, int from, int n) {
    float m = Float.POSITIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.min(m, x[i]);
    return m;
  }

  /** The least; NaN if any is. */
  public static double min(double[] x, int from, int n) {
    double m = Double.POSITIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.min(m, x[i]);
    return m;
  }
}
