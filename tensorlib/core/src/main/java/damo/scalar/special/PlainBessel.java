package damo.scalar.special;

/**
 * {@code J(order, x)} for x not negative: by its power series for small x, by Hankel's expansion
 * for large x, by Debye's for large orders far from x, and between by the continued fractions of
 * Steed (Barnett, Feng, Steed and Goldfarb 1974; Temme 1976).
 */
final class PlainBessel {
  private static final double FAR = 25;

  /** The fractions take as many steps as the order says. */
  private static final double LARGEST_ORDER = 1e8;

  private PlainBessel() {}

  static double ofPositive(double v, double x) {
    if (x == 0) return 0;
    if (Double.isInfinite(x)) return 0;
    if (x * x / 4 <= v + 1) return PowerSeries.sum(v, x, -x * x / 4);
    if (isFar(v, x)) return hankel(v, x);
    if (DebyeExpansion.isFarFromTurn(v, x)) return DebyeExpansion.plain(v, x, 0);
    return v > LARGEST_ORDER ? Double.NaN : new SteedFractions(v, x).first();
  }

  /** Of negative order that is no whole number. */
  static double ofNegative(double order, double x) {
    if (x == 0) return GammaFunctions.sign(order + 1) * Double.POSITIVE_INFINITY;
    if (Double.isInfinite(x)) return 0;
    if (x < 2) return PowerSeries.sum(order, x, -x * x / 4);
    if (isFar(order, x)) return hankel(order, x);
    if (x > -order && DebyeExpansion.isFarFromTurn(-order, x))
      return DebyeExpansion.plain(-order, x, order);
    if (-order > LARGEST_ORDER) return Double.NaN;
    SteedFractions both = new SteedFractions(-order, x);
    return HalfTurns.cos(order) * both.first() + HalfTurns.sin(order) * both.second();
  }

  private static boolean isFar(double v, double x) {
    return x > FAR && x > v * v / 2;
  }

  /** {@code √(2/πx) (P cos(x − vπ/2 − π/4) − Q sin(…))}. */
  private static double hankel(double v, double x) {
    double real = 1;
    double imaginary = 0;
    double term = 1;
    for (int k = 1; k < 2 * FAR; k++) {
      double odd = 2 * k - 1;
      double next = term * (4 * v * v - odd * odd) / (8 * k * x);
      if (Math.abs(next) >= Math.abs(term) && k > Math.abs(v)) break;
      term = next;
      double signed = k % 4 < 2 ? term : -term;
      if (k % 2 == 1) imaginary += signed;
      else real += signed;
      if (Math.abs(term) < 1e-17) break;
    }
    double turns = v / 2 + 0.25;
    double c = Math.cos(x) * HalfTurns.cos(turns) + Math.sin(x) * HalfTurns.sin(turns);
    double s = Math.sin(x) * HalfTurns.cos(turns) - Math.cos(x) * HalfTurns.sin(turns);
    return Math.sqrt(2 / (Math.PI * x)) * (real * c - imaginary * s);
  }
}
