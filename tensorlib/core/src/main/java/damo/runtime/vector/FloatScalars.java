package damo.runtime.vector;

/**
 * Functions of one float, each operation for operation what {@link FloatLanes} does on lanes.
 *
 * <p>Every step is exact IEEE arithmetic or a fused multiply-add, so that the interpreter, both
 * compilers and the lanes give the same bits. The exponential is reduced to {@code 2^k e^r} with
 * {@code |r| <= ln(2)/2}; the logarithm to {@code k ln 2 + log(1 + f)} and a series in {@code s = f
 * / (2 + f)}. Polynomials (E, L, T, H) are Chebyshev fits over the reduced interval.
 */
final class FloatScalars {
  static final float LOG2E = 0x1.715476p+0f;
  static final float LN2_HI = 0x1.62e4p-1f;
  static final float LN2_LO = 0x1.7f7d1cp-20f;

  /** Added to a small float, leaves its nearest integer in the low bits. */
  static final float ROUNDER = 0x1.8p23f;

  static final float EXP_LOW = -104;
  static final float EXP_HIGH = 89;
  static final float EXPM1_LOW = -30;
  static final float TANH_HIGH = 10;
  static final float TANH_SPLIT = 0.55f;
  static final float SUBNORMAL_SCALE = 0x1p23f;
  static final float SUBNORMAL_SHIFT = -23;
  static final int ROUNDER_BITS = 0x4b400000;
  static final int SQRT_HALF_BITS = 0x3f3504f3;
  static final int BIAS = 127;
  static final int MANTISSA = 23;

  static final float E2 = 0x1.0p-1f;
  static final float E3 = 0x1.555556p-3f;
  static final float E4 = 0x1.5554e8p-5f;
  static final float E5 = 0x1.1110e0p-7f;
  static final float E6 = 0x1.6d43f4p-10f;
  static final float E7 = 0x1.a125aap-13f;

  static final float L0 = 0x1.555556p-1f;
  static final float L1 = 0x1.9999ecp-2f;
  static final float L2 = 0x1.245c28p-2f;
  static final float L3 = 0x1.ddd4dap-3f;

  static final float T0 = -0x1.555554p-2f;
  static final float T1 = 0x1.110fe8p-3f;
  static final float T2 = -0x1.b99fb6p-5f;
  static final float T3 = 0x1.5d1b36p-6f;
  static final float T4 = -0x1.b101bep-8f;

  static final float H0 = 0x1.555556p-1f;
  static final float H1 = 0x1.9998d4p-2f;
  static final float H2 = 0x1.24c92cp-2f;
  static final float H3 = 0x1.bc8c5ep-3f;
  static final float H4 = 0x1.dba57ap-3f;

  private FloatScalars() {}

  static float exp(float x) {
    float t = Math.min(Math.max(x, EXP_LOW), EXP_HIGH);
    float rounded = rounded(t);
    float p = 1 + expm1OfRest(rest(t, rounded));
    int k = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
    int half = k >> 1;
    return p * power(half) * power(k - half);
  }

  static float expm1(float x) {
    float t = Math.min(Math.max(x, EXPM1_LOW), EXP_HIGH);
    float rounded = rounded(t);
    float p = expm1OfRest(rest(t, rounded));
    float s = power(Float.floatToRawIntBits(rounded) - ROUNDER_BITS - 1);
    float y = 2 * Math.fma(s, p, s - 0.5f);
    return Math.abs(x) < Float.MIN_NORMAL ? x : y;
  }

  static float log(float x) {
    boolean small = x < Float.MIN_NORMAL;
    float scaled = small ? x * SUBNORMAL_SCALE : x;
    int bits = Float.floatToRawIntBits(scaled);
    int k = (bits - SQRT_HALF_BITS) >> MANTISSA;
    float f = Float.intBitsToFloat(bits - (k << MANTISSA)) - 1;
    return logAtEnds(x, logOfParts(k, f, small ? SUBNORMAL_SHIFT : 0, 0));
  }

  static float log1p(float x) {
    float u = 1 + x;
    float whole = u - 1;
    float lost = (1 - (u - whole)) + (x - whole);
    int bits = Float.floatToRawIntBits(u);
    int k = (bits - SQRT_HALF_BITS) >> MANTISSA;
    float f = Float.intBitsToFloat(bits - (k << MANTISSA)) - 1;
    float y = logAtEnds(u, logOfParts(k, f, 0, lost / u));
    return x == 0 ? x : y;
  }

  static float tanh(float x) {
    float a = Math.min(Math.abs(x), TANH_HIGH);
    float t = 2 * a;
    float rounded = rounded(t);
    float e =
        (1 + expm1OfRest(rest(t, rounded)))
            * power(Float.floatToRawIntBits(rounded) - ROUNDER_BITS);
    float y = a < TANH_SPLIT ? tanhNearZero(a) : 1 - 2 / (e + 1);
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & Integer.MIN_VALUE));
  }

  static float sigmoid(float x) {
    float e = expOfNegative(Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /**
   * The logarithm of {@code 1 + e} for {@code e <= 1} is {@code 2s + 2s^3/3 + …}, {@code s = e / (2
   * + e)}.
   */
  static float softplus(float x) {
    float e = expOfNegative(Math.abs(x));
    float s = e / (2 + e);
    float z = s * s;
    float q = Math.fma(H4, z, H3);
    q = Math.fma(q, z, H2);
    q = Math.fma(q, z, H1);
    q = Math.fma(q, z, H0);
    return Math.max(x, 0) + Math.fma(-s, Math.fma(-z, q, e), e);
  }

  /** {@code e^-a} for {@code a >= 0}. */
  private static float expOfNegative(float a) {
    float t = Math.max(-a, EXP_LOW);
    float rounded = rounded(t);
    float p = 1 + expm1OfRest(rest(t, rounded));
    int k = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
    int half = k >> 1;
    return p * power(half) * power(k - half);
  }

  private static float rounded(float t) {
    return Math.fma(t, LOG2E, ROUNDER);
  }

  private static float rest(float t, float rounded) {
    float k = rounded - ROUNDER;
    return Math.fma(k, -LN2_LO, Math.fma(k, -LN2_HI, t));
  }

  private static float expm1OfRest(float r) {
    float p = Math.fma(E7, r, E6);
    p = Math.fma(p, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    return Math.fma(r * r, p, r);
  }

  private static float tanhNearZero(float a) {
    float z = a * a;
    float p = Math.fma(T4, z, T3);
    p = Math.fma(p, z, T2);
    p = Math.fma(p, z, T1);
    p = Math.fma(p, z, T0);
    return Math.fma(a * z, p, a);
  }

  private static float power(int k) {
    return Float.intBitsToFloat((k + BIAS) << MANTISSA);
  }

  private static float logOfParts(int k, float f, float shift, float correction) {
    float exponent = (float) k + shift;
    float s = f / (2 + f);
    float z = s * s;
    float q = Math.fma(L3, z, L2);
    q = Math.fma(q, z, L1);
    q = Math.fma(q, z, L0);
    float half = 0.5f * f * f;
    float low = Math.fma(exponent, LN2_LO, Math.fma(s, Math.fma(z, q, half), correction));
    return Math.fma(exponent, LN2_HI, f - (half - low));
  }

  private static float logAtEnds(float x, float y) {
    float upper = x < Float.POSITIVE_INFINITY ? y : x;
    float lower = x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    return x > 0 ? upper : lower;
  }
}
