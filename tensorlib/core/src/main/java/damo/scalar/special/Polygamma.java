package damo.scalar.special;

/** The derivatives of {@code log gamma(x)}. */
public final class Polygamma {
  /** The positive zero of psi, in two parts. */
  private static final double ROOT = 1.4616321449683622;

  private static final double ROOT_REST = 9.549995429965697e-17;

  /** {@code psi(x) / (x − root)} on [1, 2]. */
  private static final Chebyshev NEAR_ROOT =
      new Chebyshev(
          0.983570260441567,
          -0.2270640863346444,
          0.03336889902393011,
          -0.005320077271596548,
          0.0008788656937820505,
          -0.00014773492650606044,
          2.5060543468359146e-05,
          -4.2721034029993324e-06,
          7.302769272465923e-07,
          -1.2502886813559594e-07,
          2.1425009322359472e-08,
          -3.673295918565179e-09,
          6.299717236108931e-10,
          -1.080593028883266e-10,
          1.853735192053638e-11,
          -3.18023536582553e-12,
          5.456147570322795e-13,
          -9.360993131036438e-14,
          1.606064636295075e-14,
          -2.7555431377438815e-15,
          4.727736178601912e-16,
          -8.11148420346509e-17,
          1.391707769474154e-17);

  private static final double ASYMPTOTIC = 10;
  private static final int LARGEST_FACTORIAL = 170;

  /** Bernoulli numbers 2, 4, …. */
  private static final double[] BERNOULLI = {
    1 / 6.0,
    -1 / 30.0,
    1 / 42.0,
    -1 / 30.0,
    5 / 66.0,
    -691 / 2730.0,
    7 / 6.0,
    -3617 / 510.0,
    43867 / 798.0,
    -174611 / 330.0,
    854513 / 138.0,
    -236364091 / 2730.0
  };

  private Polygamma() {}

  /** The derivative of {@code log gamma(x)}; ∓inf at ±0, NaN at negative whole numbers. */
  public static double psi(double x) {
    if (x > 0) return psiOfPositive(x);
    if (x == 0) return -1 / x;
    if (HalfTurns.isWhole(x) || Double.isInfinite(x)) return Double.NaN;
    return psiOfPositive(1 - x) - Math.PI / HalfTurns.tan(x);
  }

  private static double psiOfPositive(double x) {
    if (x >= ASYMPTOTIC) return asymptotic(x);
    double shift = 0;
    double at = x;
    while (at > 2) {
      at -= 1;
      shift += 1 / at;
    }
    if (at < 1) {
      shift = -1 / at;
      at += 1;
    }
    return shift + (at - ROOT - ROOT_REST) * NEAR_ROOT.at(2 * at - 3);
  }

  /** {@code log x − 1/2x − Σ B₂ₖ / (2k x²ᵏ)}. */
  private static double asymptotic(double x) {
    double square = 1 / (x * x);
    double sum = 0;
    for (int k = BERNOULLI.length; k > 0; k--) sum = square * (sum + BERNOULLI[k - 1] / (2 * k));
    return Math.log(x) - 0.5 / x - sum;
  }

  /** The second derivative of {@code log gamma(x)}; inf at the poles. */
  public static double triGamma(double x) {
    return polygamma(1, x);
  }

  /**
   * The derivative of order n of psi, {@code (−1)^(n+1) n! Σ (x + k)^(−n−1)}; n is whole and not
   * negative, else NaN.
   */
  public static double polygamma(double n, double x) {
    if (n == 0) return psi(x);
    if (!HalfTurns.isWhole(n) || n < 0 || Double.isNaN(x)) return Double.NaN;
    double sign = HalfTurns.isOdd(n) ? 1 : -1;
    double s = n + 1;
    if (x > 0) return sign * scaled(n, s, x);
    if (GammaFunctions.isPole(x)) return sign * Double.POSITIVE_INFINITY;
    if (Double.isInfinite(x)) return Double.NaN;
    double below = Math.ceil(x) - x;
    double above = 1 - below;
    double left = scaled(n, s, below);
    double right = scaled(n, s, above);
    double beyond = scaled(n, s, 1 - x);
    return sign * (HalfTurns.isOdd(s) ? right - left + beyond : left + right - beyond);
  }

  /** {@code n! Σ (a + k)^(−s)} for positive a, also where one of the factors is out of range. */
  private static double scaled(double n, double s, double a) {
    if (a == Double.POSITIVE_INFINITY) return 0;
    double sum = relativeZeta(s, a);
    double power = Math.pow(a, -s);
    if (n <= LARGEST_FACTORIAL && power > Double.MIN_NORMAL && !Double.isInfinite(power))
      return GammaFunctions.gamma(s) * power * sum;
    return Math.exp(GammaFunctions.gammaln(s) - s * Math.log(a) + Math.log(sum));
  }

  /** {@code Σ ((a + k) / a)^(−s)} by the sum formula of Euler and Maclaurin. */
  private static double relativeZeta(double s, double a) {
    double sum = 0;
    double k = 0;
    for (; a + k < s + ASYMPTOTIC; k++) {
      double term = Math.exp(-s * Math.log1p(k / a));
      sum += term;
      if (term < 1e-17 * sum || a + k == a + k + 1) return sum;
    }
    double at = a + k;
    double power = Math.exp(-s * Math.log1p(k / a));
    double tail = at / (s - 1) + 0.5;
    double factor = s / (2 * at);
    for (int j = 0; j < BERNOULLI.length; j++) {
      tail += BERNOULLI[j] * factor;
      double even = 2 * j + 2;
      factor *= (s + even - 1) * (s + even) / ((even + 1) * (even + 2) * at * at);
    }
    return sum + power * tail;
  }
}
