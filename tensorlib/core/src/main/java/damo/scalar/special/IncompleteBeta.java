package damo.scalar.special;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** The incomplete beta function and its derivatives. */
public final class IncompleteBeta {
  private IncompleteBeta() {}

  /**
   * {@code 1/beta(a, b) ∫₀ˣ t^(a−1) (1 − t)^(b−1) dt}; NaN for negative a or b and for x outside
   * [0, 1].
   */
  public static double betainc(double a, double b, double x) {
    if (!isInside(a, b, x)) return Double.NaN;
    if (isEdge(a) || isEdge(b)) return edge(a, b, x);
    try {
      return RegularizedBeta.value(x, a, b);
    } catch (ArithmeticException outOfRange) {
      return Double.NaN;
    }
  }

  private static boolean isInside(double a, double b, double x) {
    return a >= 0 && b >= 0 && x >= 0 && x <= 1;
  }

  private static boolean isEdge(double parameter) {
    return parameter == 0 || parameter == Double.POSITIVE_INFINITY;
  }

  /** All weight is at 0 where a is 0 or b infinite, at 1 where b is 0 or a infinite. */
  private static double edge(double a, double b, double x) {
    boolean atZero = a == 0 || b == Double.POSITIVE_INFINITY;
    boolean atOne = b == 0 || a == Double.POSITIVE_INFINITY;
    if (atZero && atOne) return Double.NaN;
    if (atZero) return x > 0 || a == 0 ? 1 : 0;
    return x == 1 ? 1 : 0;
  }

  /** The derivative of {@code betainc(a, b, x)} by x. */
  public static double betaDensity(double a, double b, double x) {
    if (!isInside(a, b, x)) return Double.NaN;
    if (isEdge(a) || isEdge(b)) return 0;
    return RegularizedBeta.derivative(x, a, b);
  }

  /** The derivative of {@code betainc(a, b, x)} by a. */
  public static double betaincByFirst(double a, double b, double x) {
    return byParameter(a, b, x, true);
  }

  /** The derivative of {@code betainc(a, b, x)} by b. */
  public static double betaincBySecond(double a, double b, double x) {
    return byParameter(a, b, x, false);
  }

  private static double byParameter(double a, double b, double x, boolean isFirst) {
    if (!isInside(a, b, x)) return Double.NaN;
    if (isEdge(a) || isEdge(b)) return Double.NaN;
    if (x == 0 || x == 1) return 0;
    boolean isLower = x <= (a + 1) / (a + b + 2);
    double front = betaDensity(a, b, x) * x * (1 - x);
    BetaFraction fraction =
        isLower ? new BetaFraction(a, b, x, 1 - x) : new BetaFraction(b, a, 1 - x, x);
    double out = fraction.derivative(front, isFirst == isLower);
    return isLower ? out : -out;
  }
}
