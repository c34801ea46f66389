package damo.scalar.special;

/** Logarithms that are exact, or have a limit, where the plain formula has not. */
public final class Logarithms {
  private static final double HALF_LOG = -Math.log(2);

  private Logarithms() {}

  /** {@code x log y}; 0 where x is 0, unless y is NaN. */
  public static double xlogy(double x, double y) {
    return x == 0 && !Double.isNaN(y) ? 0 : x * Math.log(y);
  }

  /** {@code x log(1 + y)}; 0 where x is 0, unless y is NaN. */
  public static double xlog1py(double x, double y) {
    return x == 0 && !Double.isNaN(y) ? 0 : x * Math.log1p(y);
  }

  /** {@code log(x / (1 − x))}, exact also around 0.5. */
  public static double logit(double x) {
    if (x < 0.3 || x > 0.65) return Math.log(x / (1 - x));
    double twice = 2 * (x - 0.5);
    return Math.log1p(twice) - Math.log1p(-twice);
  }

  /** {@code log(1 − exp(x))}; −inf at 0, NaN above (Mächler 2012). */
  public static double log1mexp(double x) {
    return x > HALF_LOG ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
  }
}
