package damo.scalar.special;

/**
 * {@code I(order, x)} for x not negative: by its power series up to 800, where it overflows for
 * small orders, beyond by the expansions of Hankel and, for large orders, of Debye.
 */
final class ModifiedBessel {
  private static final double FAR = 20;
  private static final double SERIES = 800;

  private ModifiedBessel() {}

  static double ofPositive(double v, double x) {
    if (Double.isNaN(x)) return x;
    if (x == 0) return v == 0 ? 1 : 0;
    if (x == Double.POSITIVE_INFINITY) return x;
    if (x > FAR && x > v * v / 2) return hankel(v, x);
    return x <= SERIES ? PowerSeries.sum(v, x, x * x / 4) : DebyeExpansion.modified(v, x);
  }

  /** Of negative order that is no whole number: {@code I(v) + 2/π sin(vπ) K(v)}. */
  static double ofNegative(double order, double x) {
    if (x == 0) return GammaFunctions.sign(order + 1) * Double.POSITIVE_INFINITY;
    if (x < 2) return PowerSeries.sum(order, x, x * x / 4);
    double v = -order;
    return ofPositive(v, x) + 2 / Math.PI * HalfTurns.sin(v) * SecondModifiedBessel.of(v, x);
  }

  /** {@code exp(x)/√(2πx) · (1 − (4v² − 1)/8x + …)}. */
  private static double hankel(double v, double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 4 * FAR; k++) {
      double odd = 2 * k - 1;
      double next = -term * (4 * v * v - odd * odd) / (8 * k * x);
      if (Math.abs(next) >= Math.abs(term) && k > v) break;
      term = next;
      sum += term;
      if (Math.abs(term) < 1e-17 * sum) break;
    }
    double half = Math.exp(x / 2);
    return half * (sum / Math.sqrt(2 * Math.PI * x)) * half;
  }
}
