package damo.scalar.special;

/** The ascending series that both kinds of Bessel functions have. */
final class PowerSeries {
  private static final double LARGE = 0x1p900;
  private static final double LOG_LARGE = 900 * Math.log(2);
  private static final int MOST_TERMS = 10_000;

  private PowerSeries() {}

  /**
   * {@code (x/2)^v / gamma(v + 1) · Σ (w)ᵏ / (k! (v + 1) … (v + k))}.
   *
   * @param v not a negative whole number
   * @param w {@code −x²/4} or {@code x²/4}
   */
  static double sum(double v, double x, double w) {
    double term = 1;
    double sum = 1;
    double taken = 0;
    for (int k = 1; k < MOST_TERMS; k++) {
      term *= w / (k * (v + k));
      sum += term;
      if (sum > LARGE) {
        sum /= LARGE;
        term /= LARGE;
        taken += LOG_LARGE;
      }
      if (k > -v && Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
    }
    return front(v, x / 2, sum, taken);
  }

  private static double front(double v, double half, double sum, double taken) {
    double power = Math.pow(half, v);
    double gamma = GammaFunctions.gamma(v + 1);
    boolean isInRange = taken == 0 && isNormal(power) && isNormal(gamma) && isNormal(power / gamma);
    if (isInRange) return power / gamma * sum;
    double size =
        v * Math.log(half) - GammaFunctions.gammaln(v + 1) + Math.log(Math.abs(sum)) + taken;
    return GammaFunctions.sign(v + 1) * Math.signum(sum) * Math.exp(size);
  }

  private static boolean isNormal(double y) {
    return Math.abs(y) >= Double.MIN_NORMAL && Math.abs(y) <= Double.MAX_VALUE;
  }
}
