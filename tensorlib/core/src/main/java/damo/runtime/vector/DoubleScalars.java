package damo.runtime.vector;

/**
 * Functions of one double, each operation for operation what {@link DoubleLanes} does on lanes.
 *
 * <p>Every step is exact IEEE arithmetic or a fused multiply-add, so that the interpreter, both
 * compilers and the lanes give the same bits. The exponential is reduced to {@code 2^k e^r} with
 * {@code |r| <= ln(2)/2}; the logarithm to {@code k ln 2 + log(1 + f)} and a series in {@code s = f
 * / (2 + f)}. Polynomials (E, L, T, H) are Chebyshev fits over the reduced interval.
 */
final class DoubleScalars {
  static final double LOG2E = 0x1.71547652b82fep+0;
  static final double LN2_HI = 0x1.62e42feep-1;
  static final double LN2_LO = 0x1.a39ef35793c76p-33;

  /** Added to a small double, leaves its nearest integer in the low bits. */
  static final double ROUNDER = 0x1.8p52;

  static final double EXP_LOW = -746;
  static final double EXP_HIGH = 710;
  static final double EXPM1_LOW = -50;
  static final double TANH_HIGH = 20;
  static final double TANH_SPLIT = 0.55;
  static final double SUBNORMAL_SCALE = 0x1p54;
  static final double SUBNORMAL_SHIFT = -54;
  static final long ROUNDER_BITS = 0x4338000000000000L;
  static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;
  static final long BIAS = 1023;
  static final int MANTISSA = 52;

  static final double E2 = 0x1.0p-1;
  static final double E3 = 0x1.5555555555557p-3;
  static final double E4 = 0x1.5555555555556p-5;
  static final double E5 = 0x1.11111111100afp-7;
  static final double E6 = 0x1.6c16c16c162bap-10;
  static final double E7 = 0x1.a01a01ac006dfp-13;
  static final double E8 = 0x1.a01a01a6e67fap-16;
  static final double E9 = 0x1.71de01e432ef7p-19;
  static final double E10 = 0x1.27e4db3835435p-22;
  static final double E11 = 0x1.af4e8a50136f6p-26;
  static final double E12 = 0x1.1f735f2a2a59fp-29;

  static final double L0 = 0x1.5555555555558p-1;
  static final double L1 = 0x1.9999999995273p-2;
  static final double L2 = 0x1.2492492dfd86cp-2;
  static final double L3 = 0x1.c71c62d5e53e0p-3;
  static final double L4 = 0x1.7462b91b8df65p-3;
  static final double L5 = 0x1.39fdcceb4bb45p-3;
  static final double L6 = 0x1.2b5f68a50d903p-3;

  static final double T0 = -0x1.5555555555555p-2;
  static final double T1 = 0x1.111111111102fp-3;
  static final double T2 = -0x1.ba1ba1b9fe614p-5;
  static final double T3 = 0x1.664f4876ee813p-6;
  static final double T4 = -0x1.226e32e970ca6p-7;
  static final double T5 = 0x1.d6d337d6e393fp-9;
  static final double T6 = -0x1.7d97ba13de692p-10;
  static final double T7 = 0x1.34c4d27cec787p-11;
  static final double T8 = -0x1.ec06a356c7cd2p-13;
  static final double T9 = 0x1.64dd01c857768p-14;
  static final double T10 = -0x1.594ddd38779c0p-16;

  static final double H0 = 0x1.5555555555555p-1;
  static final double H1 = 0x1.9999999999943p-2;
  static final double H2 = 0x1.2492492499d64p-2;
  static final double H3 = 0x1.c71c71bedcd84p-3;
  static final double H4 = 0x1.745d1993edef4p-3;
  static final double H5 = 0x1.3b13514f4002fp-3;
  static final double H6 = 0x1.111abf2a997bep-3;
  static final double H7 = 0x1.e0a2b03e150e2p-4;
  static final double H8 = 0x1.bc391e7038fd7p-4;
  static final double H9 = 0x1.32db888c52864p-4;
  static final double H10 = 0x1.402242bc60613p-3;

  private DoubleScalars() {}

  static double exp(double x) {
    double t = Math.min(Math.max(x, EXP_LOW), EXP_HIGH);
    double rounded = rounded(t);
    double p = 1 + expm1OfRest(rest(t, rounded));
    long k = Double.doubleToRawLongBits(rounded) - ROUNDER_BITS;
    long half = k >> 1;
    return p * power(half) * power(k - half);
  }

  static double expm1(double x) {
    double t = Math.min(Math.max(x, EXPM1_LOW), EXP_HIGH);
    double rounded = rounded(t);
    double p = expm1OfRest(rest(t, rounded));
    double s = power(Double.doubleToRawLongBits(rounded) - ROUNDER_BITS - 1);
    double y = 2 * Math.fma(s, p, s - 0.5);
    return Math.abs(x) < Double.MIN_NORMAL ? x : y;
  }

  static double log(double x) {
    boolean small = x < Double.MIN_NORMAL;
    double scaled = small ? x * SUBNORMAL_SCALE : x;
    long bits = Double.doubleToRawLongBits(scaled);
    long k = (bits - SQRT_HALF_BITS) >> MANTISSA;
    double f = Double.longBitsToDouble(bits - (k << MANTISSA)) - 1;
    return logAtEnds(x, logOfParts(k, f, small ? SUBNORMAL_SHIFT : 0, 0));
  }

  static double log1p(double x) {
    double u = 1 + x;
    double whole = u - 1;
    double lost = (1 - (u - whole)) + (x - whole);
    long bits = Double.doubleToRawLongBits(u);
    long k = (bits - SQRT_HALF_BITS) >> MANTISSA;
    double f = Double.longBitsToDouble(bits - (k << MANTISSA)) - 1;
    double y = logAtEnds(u, logOfParts(k, f, 0, lost / u));
    return x == 0 ? x : y;
  }

  static double tanh(double x) {
    double a = Math.min(Math.abs(x), TANH_HIGH);
    double t = 2 * a;
    double rounded = rounded(t);
    double e =
        (1 + expm1OfRest(rest(t, rounded)))
            * power(Double.doubleToRawLongBits(rounded) - ROUNDER_BITS);
    double y = a < TANH_SPLIT ? tanhNearZero(a) : 1 - 2 / (e + 1);
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(y) | (Double.doubleToRawLongBits(x) & Long.MIN_VALUE));
  }

  static double sigmoid(double x) {
    double e = expOfNegative(Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /**
   * The logarithm of {@code 1 + e} for {@code e <= 1} is {@code 2s + 2s^3/3 + …}, {@code s = e / (2
   * + e)}.
   */
  static double softplus(double x) {
    double e = expOfNegative(Math.abs(x));
    double s = e / (2 + e);
    double z = s * s;
    double q = Math.fma(H10, z, H9);
    q = Math.fma(q, z, H8);
    q = Math.fma(q, z, H7);
    q = Math.fma(q, z, H6);
    q = Math.fma(q, z, H5);
    q = Math.fma(q, z, H4);
    q = Math.fma(q, z, H3);
    q = Math.fma(q, z, H2);
    q = Math.fma(q, z, H1);
    q = Math.fma(q, z, H0);
    return Math.max(x, 0) + Math.fma(-s, Math.fma(-z, q, e), e);
  }

  /** {@code e^-a} for {@code a >= 0}. */
  private static double expOfNegative(double a) {
    double t = Math.max(-a, EXP_LOW);
    double rounded = rounded(t);
    double p = 1 + expm1OfRest(rest(t, rounded));
    long k = Double.doubleToRawLongBits(rounded) - ROUNDER_BITS;
    long half = k >> 1;
    return p * power(half) * power(k - half);
  }

  private static double rounded(double t) {
    return Math.fma(t, LOG2E, ROUNDER);
  }

  private static double rest(double t, double rounded) {
    double k = rounded - ROUNDER;
    return Math.fma(k, -LN2_LO, Math.fma(k, -LN2_HI, t));
  }

  private static double expm1OfRest(double r) {
    double p = Math.fma(E12, r, E11);
    p = Math.fma(p, r, E10);
    p = Math.fma(p, r, E9);
    p = Math.fma(p, r, E8);
    p = Math.fma(p, r, E7);
    p = Math.fma(p, r, E6);
    p = Math.fma(p, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    return Math.fma(r * r, p, r);
  }

  private static double tanhNearZero(double a) {
    double z = a * a;
    double p = Math.fma(T10, z, T9);
    p = Math.fma(p, z, T8);
    p = Math.fma(p, z, T7);
    p = Math.fma(p, z, T6);
    p = Math.fma(p, z, T5);
    p = Math.fma(p, z, T4);
    p = Math.fma(p, z, T3);
    p = Math.fma(p, z, T2);
    p = Math.fma(p, z, T1);
    p = Math.fma(p, z, T0);
    return Math.fma(a * z, p, a);
  }

  private static double power(long k) {
    return Double.longBitsToDouble((k + BIAS) << MANTISSA);
  }

  private static double logOfParts(long k, double f, double shift, double correction) {
    double exponent = Double.longBitsToDouble(k + ROUNDER_BITS) - ROUNDER + shift;
    double s = f / (2 + f);
    double z = s * s;
    double q = Math.fma(L6, z, L5);
    q = Math.fma(q, z, L4);
    q = Math.fma(q, z, L3);
    q = Math.fma(q, z, L2);
    q = Math.fma(q, z, L1);
    q = Math.fma(q, z, L0);
    double half = 0.5 * f * f;
    double low = Math.fma(exponent, LN2_LO, Math.fma(s, Math.fma(z, q, half), correction));
    return Math.fma(exponent, LN2_HI, f - (half - low));
  }

  private static double logAtEnds(double x, double y) {
    double upper = x < Double.POSITIVE_INFINITY ? y : x;
    double lower = x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    return x > 0 ? upper : lower;
  }
}
