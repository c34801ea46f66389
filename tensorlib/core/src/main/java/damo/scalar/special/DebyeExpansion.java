package damo.scalar.special;

/**
 * Bessel functions of large order: {@code exp(vη) / (√(2πv) (1 + z²)^¼) Σ uₖ(p) / vᵏ} with {@code z
 * = x/v} and {@code p = 1/√(1 + z²)}, real for {@code I} and, with {@code iz} for z, for {@code J}
 * below v, complex above (Abramowitz and Stegun 9.3.7, 9.3.15 and 9.7.7).
 */
final class DebyeExpansion {
  private static final int TERMS = 12;
  private static final double LARGE_ORDER = 100;
  private static final double FAR = 60;
  private static final double[][] U = polynomials();

  private DebyeExpansion() {}

  /** {@code I(v, x)}. */
  static double modified(double v, double x) {
    double root = Math.hypot(v, x);
    double exponent = root - v * arcsinh(v / x);
    double half = Math.exp(exponent / 2);
    return half * (sum(v, v / root) / Math.sqrt(2 * Math.PI * root)) * half;
  }

  /** Whether {@link #plain} is exact: the series is one in the inverse of the distance. */
  static boolean isFarFromTurn(double v, double x) {
    return v > LARGE_ORDER && Math.abs(phase(v, x)) > FAR;
  }

  /** {@code √(x² − v²) − v arccos(v/x)}, or for x below v minus its analogue. */
  private static double phase(double v, double x) {
    double root = Math.sqrt(Math.abs(x - v) * (x + v));
    return x > v ? root - v * Math.atan(root / v) : root - v * arctanh(root, v, x);
  }

  /** The inverse hyperbolic tangent of {@code root / v}. */
  private static double arctanh(double root, double v, double x) {
    return Math.log((v + root) / x);
  }

  /**
   * {@code J(v, x)}; for x above v, where {@code J + iY} is a wave, the real part of it turned.
   *
   * @param turn by how many half turns backwards
   */
  static double plain(double v, double x, double turn) {
    double root = Math.sqrt(Math.abs(x - v) * (x + v));
    double phase = phase(v, x);
    if (x < v) return Math.exp(phase) * sum(v, v / root) / Math.sqrt(2 * Math.PI * root);
    double real = 0;
    double imaginary = 0;
    double power = 1;
    for (int k = 0; k < TERMS; k++) {
      double term = imaginaryPolynomial(U[k], v / root) * power;
      if (k % 2 == 0) real += term;
      else imaginary += term;
      power /= v;
    }
    double quarter = turn + 0.25;
    double c = Math.cos(phase) * HalfTurns.cos(quarter) + Math.sin(phase) * HalfTurns.sin(quarter);
    double s = Math.sin(phase) * HalfTurns.cos(quarter) - Math.cos(phase) * HalfTurns.sin(quarter);
    return (real * c + imaginary * s) * Math.sqrt(2 / (Math.PI * root));
  }

  private static double sum(double v, double p) {
    double sum = 0;
    for (int k = TERMS - 1; k >= 0; k--) sum = sum / v + polynomial(U[k], p);
    return sum;
  }

  /** The polynomial, even or odd, at {@code ip}; of an odd one the imaginary part. */
  private static double imaginaryPolynomial(double[] coefficients, double p) {
    double out = 0;
    double power = 1;
    for (int i = 0; i < coefficients.length; i++) {
      out += (i % 4 < 2 ? 1 : -1) * coefficients[i] * power;
      power *= p;
    }
    return out;
  }

  private static double arcsinh(double a) {
    return Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
  }

  private static double polynomial(double[] coefficients, double p) {
    double out = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) out = out * p + coefficients[i];
    return out;
  }

  /** {@code uₖ₊₁ = p²(1 − p²)u′ₖ/2 + ∫₀ᵖ (1 − 5t²) uₖ dt / 8}. */
  private static double[][] polynomials() {
    double[][] u = new double[TERMS][];
    u[0] = new double[] {1};
    for (int k = 1; k < TERMS; k++) {
      u[k] = new double[u[k - 1].length + 3];
      for (int i = 0; i < u[k - 1].length; i++) {
        double c = u[k - 1][i];
        u[k][i + 1] += c * (i / 2.0 + 1 / (8.0 * (i + 1)));
        u[k][i + 3] -= c * (i / 2.0 + 5 / (8.0 * (i + 3)));
      }
    }
    return u;
  }
}
