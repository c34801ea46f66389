package damo.link.jvm;

import damo.scalar.Prim;
import damo.scalar.ScalarMath;
import damo.scalar.special.Bessel;
import damo.scalar.special.BetaFunctions;
import damo.scalar.special.ErrorFunctions;
import damo.scalar.special.GammaFunctions;
import damo.scalar.special.IncompleteBeta;
import damo.scalar.special.IncompleteGamma;
import damo.scalar.special.Logarithms;
import damo.scalar.special.Polygamma;
import org.jspecify.annotations.Nullable;

/** What generated kernels call where bytecode has no instruction of its own. */
public final class Arithmetic {
  private Arithmetic() {}

  /** Rounds to what float16 keeps. */
  public static float toHalf(float v) {
    return Float.float16ToFloat(Float.floatToFloat16(v));
  }

  /** The double next to an unsigned long. */
  public static double unsignedToDouble(long v) {
    return v >= 0 ? v : ((v >>> 1) | (v & 1)) * 2.0;
  }

  /** The unsigned long below a double, truncated. */
  public static long doubleToUnsigned(double v) {
    return v >= 0x1p63 ? (long) (v - 0x1p63) ^ Long.MIN_VALUE : (long) v;
  }

  /** The greater one, without sign. */
  public static long unsignedMax(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0 ? a : b;
  }

  /** The lesser one, without sign. */
  public static long unsignedMin(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0 ? a : b;
  }

  /** The quotient without sign; 0 where {@code b} is 0. */
  public static long unsignedDivide(long a, long b) {
    return b == 0 ? 0 : Long.divideUnsigned(a, b);
  }

  /** The remainder without sign; 0 where {@code b} is 0. */
  public static long unsignedRemainder(long a, long b) {
    return b == 0 ? 0 : Long.remainderUnsigned(a, b);
  }

  /** 1, or 0 of 0. */
  public static long unsignedSign(long a) {
    return a == 0 ? 0 : 1;
  }

  /** The function of {@code Math} behind a primitive; null where there is none. */
  static @Nullable String mathFunction(Prim prim) {
    return switch (prim) {
      case EXP, EXPM1, LOG, LOG10, LOG1P, SIN, COS, TAN, SINH, COSH, TANH, CEIL, FLOOR ->
          prim.code();
      case ARCSIN -> "asin";
      case ARCCOS -> "acos";
      case ARCTAN -> "atan";
      case ARCTAN2 -> "atan2";
      case ROUND -> "rint";
      default -> null;
    };
  }

  /** Where the function of doubles with the code of a primitive stands; null if nowhere. */
  static @Nullable Class<?> home(Prim prim) {
    return switch (prim) {
      case FLOOR_DIV,
          MOD,
          POW,
          SGN,
          LOG2,
          ARCSINH,
          ARCCOSH,
          ARCTANH,
          SIGMOID,
          SOFTPLUS,
          SOFTSIGN,
          TRUNC,
          ROUND_AWAY ->
          ScalarMath.class;
      case ERF, ERFC, ERFCX, ERFINV, ERFCINV -> ErrorFunctions.class;
      case GAMMA, GAMMALN, POCH -> GammaFunctions.class;
      case PSI, TRI_GAMMA, POLYGAMMA -> Polygamma.class;
      case BETA, BETALN -> BetaFunctions.class;
      case GAMMAINC, GAMMAINCC, GAMMAU, GAMMAL, GAMMA_DENSITY, GAMMAINC_BY_ORDER ->
          IncompleteGamma.class;
      case BETAINC, BETA_DENSITY, BETAINC_BY_FIRST, BETAINC_BY_SECOND -> IncompleteBeta.class;
      case J0, J1, JV, I0, I1, IV -> Bessel.class;
      case XLOGY, XLOG1PY, LOGIT, LOG1MEXP -> Logarithms.class;
      default -> null;
    };
  }

  /** The function of this class behind a primitive on uint64. */
  static String unsignedFunction(Prim prim) {
    return switch (prim) {
      case MAXIMUM -> "unsignedMax";
      case MINIMUM -> "unsignedMin";
      case FLOOR_DIV -> "unsignedDivide";
      case MOD -> "unsignedRemainder";
      case SGN -> "unsignedSign";
      default -> throw new IllegalArgumentException(prim + " has no unsigned form");
    };
  }
}
