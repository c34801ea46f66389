package damo.runtime.random;

/** The logarithm of {@code n!} by Stirling's series, small numbers moved up to where it is good. */
final class LogFactorial {
  /** {@code B(2k) / (2k (2k - 1))} with the numbers of Bernoulli. */
  private static final double[] SERIES = {
    1.0 / 12,
    -1.0 / 360,
    1.0 / 1260,
    -1.0 / 1680,
    1.0 / 1188,
    -691.0 / 360360,
    1.0 / 156,
    -3617.0 / 122400,
    43867.0 / 244188,
    -174611.0 / 125400
  };

  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private LogFactorial() {}

  static double of(long n) {
    if (n < 2) return 0;
    double moved = 0;
    double x = n + 1;
    for (; x < 7; x++) moved += RoundedLog.log(x);
    double square = 1 / (x * x);
    double sum = 0;
    for (int k = SERIES.length - 1; k >= 0; k--) sum = sum * square + SERIES[k];
    return sum / x + HALF_LOG_TWO_PI + (x - 0.5) * RoundedLog.log(x) - x - moved;
  }
}
