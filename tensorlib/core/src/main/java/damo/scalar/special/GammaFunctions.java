package damo.scalar.special;

import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.apache.commons.numbers.gamma.LogGamma;

/** The gamma function, its logarithm, and ratios. */
public final class GammaFunctions {
  /** Above it the gamma function overflows. */
  static final double LARGEST = 171.6243769563027;

  private static final int FACTORS = 64;

  private GammaFunctions() {}

  /** {@code ∫₀^∞ t^(x−1) exp(−t) dt}; ±inf at ±0, NaN at negative whole numbers. */
  public static double gamma(double x) {
    if (x == 0) return 1 / x;
    if (x == Double.NEGATIVE_INFINITY) return Double.NaN;
    return Gamma.value(x);
  }

  /** {@code log |gamma(x)|}; inf at the poles. */
  public static double gammaln(double x) {
    if (Double.isInfinite(x) || isPole(x)) return Double.POSITIVE_INFINITY;
    return LogGamma.value(x);
  }

  /** {@code gamma(z + m) / gamma(z)}: {@code z (z + 1) … (z + m − 1)} for whole m; inf at poles. */
  public static double poch(double z, double m) {
    if (m == 0) return Double.isNaN(z) ? z : 1;
    double sum = z + m;
    if (isPole(sum) && !isPole(z)) return Double.POSITIVE_INFINITY;
    if (HalfTurns.isWhole(m) && Math.abs(m) <= FACTORS) return product(z, m);
    if (isPole(z)) return isPole(sum) ? ratioOfPoles(z, sum) : 0;
    if (z > 0 && sum > 0) return 1 / GammaRatio.delta(z, m);
    double size = Math.exp(gammaln(sum) - gammaln(z));
    return sign(sum) * sign(z) * size;
  }

  private static double product(double z, double m) {
    double out = 1;
    for (double i = 0; i < m; i++) out *= z + i;
    for (double i = -1; i >= m; i--) out /= z + i;
    return out;
  }

  /** The limit of {@code gamma(sum) / gamma(z)} at two poles, approached together. */
  private static double ratioOfPoles(double z, double sum) {
    double size = Math.exp(gammaln(1 - z) - gammaln(1 - sum));
    return HalfTurns.isOdd(z - sum) ? -size : size;
  }

  /** The sign of {@code gamma(x)}. */
  static double sign(double x) {
    return x < 0 && HalfTurns.isOdd(Math.floor(x)) ? -1 : 1;
  }

  static boolean isPole(double x) {
    return x <= 0 && HalfTurns.isWhole(x);
  }
}
