package damo.scalar.special;

import org.apache.commons.numbers.gamma.Beta;
import org.apache.commons.numbers.gamma.LogBeta;

/** {@code gamma(a) gamma(b) / gamma(a + b)} and its logarithm. */
public final class BetaFunctions {
  private BetaFunctions() {}

  /** The beta function; inf at its poles. */
  public static double beta(double a, double b) {
    if (a > 0 && b > 0) return isFinite(a, b) ? Beta.value(a, b) : 0;
    if (GammaFunctions.isPole(a) || GammaFunctions.isPole(b)) return atPole(a, b);
    if (GammaFunctions.isPole(a + b)) return 0;
    double sign = GammaFunctions.sign(a) * GammaFunctions.sign(b) * GammaFunctions.sign(a + b);
    return Math.max(Math.abs(a), Math.abs(b)) < GammaFunctions.LARGEST / 2
        ? GammaFunctions.gamma(a) * (GammaFunctions.gamma(b) / GammaFunctions.gamma(a + b))
        : sign * Math.exp(betaln(a, b));
  }

  /** {@code log |beta(a, b)|}. */
  public static double betaln(double a, double b) {
    if (a > 0 && b > 0) return isFinite(a, b) ? LogBeta.value(a, b) : Double.NEGATIVE_INFINITY;
    if (GammaFunctions.isPole(a) || GammaFunctions.isPole(b)) return Math.log(Math.abs(beta(a, b)));
    if (GammaFunctions.isPole(a + b)) return Double.NEGATIVE_INFINITY;
    return GammaFunctions.gammaln(a) + GammaFunctions.gammaln(b) - GammaFunctions.gammaln(a + b);
  }

  private static boolean isFinite(double a, double b) {
    return Math.max(a, b) <= Double.MAX_VALUE;
  }

  /** Finite where one is a pole and the sum is another: {@code (−1)^b beta(1 − a − b, b)}. */
  private static double atPole(double a, double b) {
    double pole = GammaFunctions.isPole(a) ? a : b;
    double other = GammaFunctions.isPole(a) ? b : a;
    if (Double.isNaN(other)) return other;
    double rest = 1 - pole - other;
    if (!HalfTurns.isWhole(other) || other <= 0 || rest <= 0) return Double.POSITIVE_INFINITY;
    double size = beta(rest, other);
    return HalfTurns.isOdd(other) ? -size : size;
  }
}
