package damo.runtime.vector;

/**
 * Sums and extremes of blocks. Floats are added in double, in an order that depends on {@code n}
 * alone: sixteen running sums, of which each takes every sixteenth element, then pairs of them,
 * then what is left over.
 */
public final class Totals {
  /** Running sums. */
  static final int SUMS = 16;

  /** Shorter blocks are not worth the start of a vector loop. */
  private static final int LONG = 64;

  private Totals() {}

  /** {@code x[from] + … + x[from + n - 1]}. */
  public static double sum(float[] x, int from, int n) {
    int whole = n / SUMS * SUMS;
    double sum =
        n >= LONG && Lanes.areWarm(Lanes.FLOAT_SUM)
            ? LaneTotals.sum(x, from, whole)
            : sumOfWhole(x, from, whole);
    for (int i = from + whole; i < from + n; i++) sum += x[i];
    return sum;
  }

  static double sumOfWhole(float[] x, int from, int n) {
    if (n == 0) return 0;
    double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    for (int i = from; i < from + n; i += SUMS) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
      e += x[i + 4];
      f += x[i + 5];
      g += x[i + 6];
      h += x[i + 7];
    }
    double p = 0, q = 0, r = 0, s = 0, t = 0, u = 0, v = 0, w = 0;
    for (int i = from + SUMS / 2; i < from + n; i += SUMS) {
      p += x[i];
      q += x[i + 1];
      r += x[i + 2];
      s += x[i + 3];
      t += x[i + 4];
      u += x[i + 5];
      v += x[i + 6];
      w += x[i + 7];
    }
    return pairs(a + p, b + q, c + r, d + s, e + t, f + u, g + v, h + w);
  }

  /** {@code x[from] + … + x[from + n - 1]}. */
  public static double sum(double[] x, int from, int n) {
    int whole = n / SUMS * SUMS;
    double sum =
        n >= LONG && Lanes.areWarm(Lanes.DOUBLE_SUM)
            ? LaneTotals.sum(x, from, whole)
            : sumOfWhole(x, from, whole);
    for (int i = from + whole; i < from + n; i++) sum += x[i];
    return sum;
  }

  static double sumOfWhole(double[] x, int from, int n) {
    if (n == 0) return 0;
    double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    for (int i = from; i < from + n; i += SUMS) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
      e += x[i + 4];
      f += x[i + 5];
      g += x[i + 6];
      h += x[i + 7];
    }
    double p = 0, q = 0, r = 0, s = 0, t = 0, u = 0, v = 0, w = 0;
    for (int i = from + SUMS / 2; i < from + n; i += SUMS) {
      p += x[i];
      q += x[i + 1];
      r += x[i + 2];
      s += x[i + 3];
      t += x[i + 4];
      u += x[i + 5];
      v += x[i + 6];
      w += x[i + 7];
    }
    return pairs(a + p, b + q, c + r, d + s, e + t, f + u, g + v, h + w);
  }

  static double pairs(
      double a, double b, double c, double d, double e, double f, double g, double h) {
    return ((a + e) + (c + g)) + ((b + f) + (d + h));
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
    if (n >= LONG && Lanes.areWarm(Lanes.FLOAT_MAX)) return LaneTotals.max(x, from, n);
    float m = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.max(m, x[i]);
    return m;
  }

  /** The least; NaN if any is. */
  public static float min(float[] x, int from, int n) {
    if (n >= LONG && Lanes.areWarm(Lanes.FLOAT_MIN)) return LaneTotals.min(x, from, n);
    float m = Float.POSITIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.min(m, x[i]);
    return m;
  }

  /** The greatest; NaN if any is. */
  public static double max(double[] x, int from, int n) {
    if (n >= LONG && Lanes.areWarm(Lanes.DOUBLE_MAX)) return LaneTotals.max(x, from, n);
    double m = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.max(m, x[i]);
    return m;
  }

  /** The least; NaN if any is. */
  public static double min(double[] x, int from, int n) {
    if (n >= LONG && Lanes.areWarm(Lanes.DOUBLE_MIN)) return LaneTotals.min(x, from, n);
    double m = Double.POSITIVE_INFINITY;
    for (int i = from; i < from + n; i++) m = Math.min(m, x[i]);
    return m;
  }
}
