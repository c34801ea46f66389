package damo.scalar;

/** Scalar functions that the JDK lacks; interpreter and generated kernels call the same ones. */
public final class ScalarMath {
  private ScalarMath() {}

  /**
   * Rounds the quotient down, as Python and NumPy do: it is that of {@code a − mod(a, b)}, which b
   * divides, so that {@code 1 // 0.1} is 9, {@code −1 // inf} is −1 and {@code inf // b} is NaN.
   * Division by zero gives what IEEE gives.
   */
  public static double floorDiv(double a, double b) {
    if (b == 0) return a / b;
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && (rest < 0) != (b < 0)) quotient -= 1;
    return quotient == 0 ? Math.copySign(0, a / b) : Math.rint(quotient);
  }

  /** Rounds the quotient down; {@code x // 0} is 0, as in NumPy. */
  public static long floorDiv(long a, long b) {
    return b == 0 ? 0 : Math.floorDiv(a, b);
  }

  /** The remainder with the sign of the divisor; {@code x % 0.0} is NaN. */
  public static double mod(double a, double b) {
    double r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) return r + b;
    return r == 0 ? Math.copySign(0, b) : r;
  }

  /** The remainder with the sign of the divisor; {@code x % 0} is 0, as in NumPy. */
  public static long mod(long a, long b) {
    return b == 0 ? 0 : Math.floorMod(a, b);
  }

  /** As C99 and NumPy: 1 to any power is 1, to NaN too, and so is −1 to an infinite one. */
  public static double pow(double a, double b) {
    return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : Math.pow(a, b);
  }

  /** Integer power by squaring, wrapping; a negative exponent gives 0 except for bases 1 and -1. */
  public static long pow(long base, long exponent) {
    if (exponent < 0) return base == 1 ? 1 : base == -1 ? ((exponent & 1) == 0 ? 1 : -1) : 0;
    long result = 1;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) result *= base;
      base *= base;
    }
    return result;
  }

  /** -1, 0 or 1; NaN for NaN. */
  public static double sgn(double a) {
    return Double.isNaN(a) ? a : a > 0 ? 1 : a < 0 ? -1 : 0;
  }

  /** The logarithm to base 2, exact of powers of 2. */
  public static double log2(double a) {
    int exponent = Math.getExponent(a);
    boolean isPower = exponent <= Double.MAX_EXPONENT && a == Math.scalb(1.0, exponent);
    if (isPower) return exponent;
    return Math.log(a) / Math.log(2);
  }

  /** Rounded towards 0. */
  public static double trunc(double a) {
    return a < 0 ? Math.ceil(a) : Math.floor(a);
  }

  /** Rounds halves away from zero. */
  public static double roundAway(double a) {
    double whole = trunc(a);
    return Math.abs(a - whole) >= 0.5 ? whole + Math.signum(a) : whole;
  }

  /** The inverse hyperbolic sine, without overflow: {@code log(x + sqrt(1 + x²))}. */
  public static double arcsinh(double a) {
    double x = Math.abs(a);
    double y =
        x > 1e8 ? Math.log(x) + Math.log(2) : Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
    return Math.copySign(y, a);
  }

  /** The inverse hyperbolic cosine, without overflow; NaN below 1. */
  public static double arccosh(double a) {
    if (a < 1) return Double.NaN;
    return a > 1e8 ? Math.log(a) + Math.log(2) : Math.log1p(a - 1 + Math.sqrt((a - 1) * (a + 1)));
  }

  /** The inverse hyperbolic tangent: {@code (log1p(a) − log1p(−a)) / 2}. */
  public static double arctanh(double a) {
    return 0.5 * (Math.log1p(a) - Math.log1p(-a));
  }

  /** {@code 1 / (1 + exp(-a))} without overflow on either side. */
  public static double sigmoid(double a) {
    if (a >= 0) return 1 / (1 + Math.exp(-a));
    double e = Math.exp(a);
    return e / (1 + e);
  }

  /** {@code log(1 + exp(a))}: {@code max(a, 0) + log1p(exp(-|a|))}. */
  public static double softplus(double a) {
    return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
  }

  /** {@code a / (1 + |a|)}; ±1 at infinity. */
  public static double softsign(double a) {
    return Double.isInfinite(a) ? Math.signum(a) : a / (1 + Math.abs(a));
  }
}
