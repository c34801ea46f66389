package damo.scalar.special;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/** The incomplete gamma functions and their derivatives. */
public final class IncompleteGamma {
  private static final int MOST_TERMS = 100_000;
  private static final double TINY = 1e-300;
  private static final double ACCURACY = 1e-17;

  private IncompleteGamma() {}

  /** {@code 1/gamma(k) ∫₀ˣ t^(k−1) exp(−t) dt}; NaN for negative k or x. */
  public static double gammainc(double k, double x) {
    return atEdge(k, x) ? edge(k, x) : RegularizedGamma.P.value(k, x);
  }

  /** {@code 1 − gammainc(k, x)}. */
  public static double gammaincc(double k, double x) {
    return atEdge(k, x) ? 1 - edge(k, x) : RegularizedGamma.Q.value(k, x);
  }

  /** {@code ∫ₓ^∞ t^(k−1) exp(−t) dt}. */
  public static double gammau(double k, double x) {
    return atEdge(k, x)
        ? (1 - edge(k, x)) * GammaFunctions.gamma(k)
        : org.apache.commons.numbers.gamma.IncompleteGamma.Upper.value(k, x);
  }

  /** {@code ∫₀ˣ t^(k−1) exp(−t) dt}. */
  public static double gammal(double k, double x) {
    return atEdge(k, x)
        ? edge(k, x) * GammaFunctions.gamma(k)
        : org.apache.commons.numbers.gamma.IncompleteGamma.Lower.value(k, x);
  }

  private static boolean atEdge(double k, double x) {
    return !(k > 0 && x > 0 && k < Double.POSITIVE_INFINITY && x < Double.POSITIVE_INFINITY);
  }

  /** {@code gammainc} where one of the arguments is 0, infinite, or outside the domain. */
  private static double edge(double k, double x) {
    if (!(k >= 0 && x >= 0)) return Double.NaN;
    if (k == 0) return x > 0 ? 1 : Double.NaN;
    if (k == Double.POSITIVE_INFINITY) return x == k ? Double.NaN : 0;
    return x == 0 ? 0 : 1;
  }

  /** The derivative of {@code gammainc(k, x)} by x: {@code x^(k−1) exp(−x) / gamma(k)}. */
  public static double gammaDensity(double k, double x) {
    if (!(k >= 0 && x >= 0)) return Double.NaN;
    if (k == 0 || Double.isInfinite(k) || Double.isInfinite(x)) return 0;
    return RegularizedGamma.P.derivative(k, x);
  }

  /**
   * The derivative of {@code gammainc(k, x)} by k: that of the power series below k + 1, of the
   * continued fraction above.
   */
  public static double gammaincByOrder(double k, double x) {
    if (!(k >= 0 && x >= 0)) return Double.NaN;
    if (x == 0 || Double.isInfinite(k) || Double.isInfinite(x)) return 0;
    double order = Math.max(k, TINY);
    return x < order + 1 ? bySeries(order, x) : -byFraction(order, x);
  }

  /** {@code P = xᵏ exp(−x) / gamma(k + 1) · Σ xⁿ / ((k + 1) … (k + n))}. */
  private static double bySeries(double k, double x) {
    double term = 1;
    double sum = 1;
    double harmonic = 0;
    double derivative = 0;
    for (int n = 1; n < MOST_TERMS; n++) {
      term *= x / (k + n);
      harmonic += 1 / (k + n);
      sum += term;
      derivative -= term * harmonic;
      if (term * Math.max(harmonic, 1) <= ACCURACY * -derivative) break;
    }
    double front = gammaDensity(k, x) * x / k;
    return front * (sum * (Math.log(x) - Polygamma.psi(k + 1)) + derivative);
  }

  /**
   * {@code 1 − P = xᵏ exp(−x) / gamma(k) · 1/(x + 1 − k − 1(1 − k)/(x + 3 − k − …))}, by Lentz's
   * method, carrying derivatives by k along.
   */
  private static double byFraction(double k, double x) {
    double b = x + 1 - k;
    double c = 1 / TINY;
    double byC = 0;
    double d = 1 / b;
    double byD = d * d;
    double value = d;
    double byValue = byD;
    for (int i = 1; i < MOST_TERMS; i++) {
      double a = -i * (i - k);
      b += 2;
      double denominator = b + a * d;
      byD = -(-1 + i * d + a * byD) / (denominator * denominator);
      d = 1 / denominator;
      byC = -1 + i / c - a * byC / (c * c);
      c = b + a / c;
      double step = c * d;
      double byStep = byC * d + c * byD;
      byValue = byValue * step + value * byStep;
      value *= step;
      if (Math.abs(step - 1) < 1e-16 && Math.abs(byStep * value) <= 1e-16 * Math.abs(byValue))
        break;
    }
    double front = gammaDensity(k, x) * x;
    return front * (value * (Math.log(x) - Polygamma.psi(k)) + byValue);
  }
}
