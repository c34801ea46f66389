package damo.scalar.special;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The integral of {@code exp(−t²)} and its inverses. */
public final class ErrorFunctions {
  private ErrorFunctions() {}

  /** {@code 2/√π ∫₀ˣ exp(−t²) dt}. */
  public static double erf(double x) {
    return Erf.value(x);
  }

  /** {@code 1 − erf(x)}. */
  public static double erfc(double x) {
    return Erfc.value(x);
  }

  /** {@code exp(x²) erfc(x)}. */
  public static double erfcx(double x) {
    return Erfcx.value(x);
  }

  /** The y with {@code erf(y) = x}; ±inf at ±1, NaN beyond. */
  public static double erfinv(double x) {
    return InverseErf.value(x);
  }

  /** The y with {@code erfc(y) = x}; inf at 0, −inf at 2, NaN beyond. */
  public static double erfcinv(double x) {
    return InverseErfc.value(x);
  }
}
