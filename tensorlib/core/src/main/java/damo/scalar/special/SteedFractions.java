package damo.scalar.special;

/**
 * {@code J} and {@code Y} of order v ≥ 0 at x ≥ 2: the ratio {@code J′/J} at v by a real continued
 * fraction, taken down to an order μ within a half of 0, where a complex fraction gives {@code p +
 * iq = (J′ + iY′)/(J + iY)}; the Wronskian {@code 2/πx} then fixes the size of both.
 */
final class SteedFractions {
  private static final double TINY = 1e-290;
  private static final double LARGE = 1e250;
  private static final double ACCURACY = 1e-16;
  private static final int MOST_STEPS = 200_000_000;

  private final double v;
  private final double x;

  /** The order near 0, and how far it is below v. */
  private final double mu;

  private final int down;
  private double ratio;
  private int sign;

  /** {@code J} at v over {@code J} at mu. */
  private double share;

  private double p;
  private double q;
  private double small;
  private double smallSecond;

  SteedFractions(double v, double x) {
    this.v = v;
    this.x = x;
    this.down = (int) Math.rint(v);
    this.mu = v - down;
    realFraction();
    recurDown();
    complexFraction();
    normalize();
  }

  /** {@code J(v, x)}. */
  double first() {
    return small * share;
  }

  /** {@code Y(v, x)}, by recurrence upwards. */
  double second() {
    double here = smallSecond;
    double slope = gammaOf() * small * p + small * q;
    double next = mu / x * here - slope;
    for (int k = 1; k <= down; k++) {
      double after = 2 * (mu + k) / x * next - here;
      here = next;
      next = after;
      if (Double.isInfinite(here)) return here;
    }
    return here;
  }

  /** {@code J′/J = v/x − 1/(2(v + 1)/x − 1/(2(v + 2)/x − …))}, by Lentz's method. */
  private void realFraction() {
    sign = 1;
    double value = Math.max(v / x, TINY);
    double d = 0;
    double c = value;
    for (int k = 1; k < MOST_STEPS; k++) {
      double b = 2 * (v + k) / x;
      d = kept(b - d);
      c = kept(b - 1 / c);
      d = 1 / d;
      double step = c * d;
      value *= step;
      if (d < 0) sign = -sign;
      if (Math.abs(step - 1) < ACCURACY) break;
    }
    ratio = value;
  }

  private static double kept(double a) {
    return Math.abs(a) < TINY ? TINY : a;
  }

  /** Leaves the ratio {@code J′/J} at mu. */
  private void recurDown() {
    double value = sign;
    double slope = ratio * value;
    share = sign;
    for (int k = 0; k < down; k++) {
      double order = v - k;
      double lower = order / x * value + slope;
      slope = (order - 1) / x * lower - value;
      value = lower;
      if (Math.abs(value) > LARGE || Math.abs(slope) > LARGE) {
        value /= LARGE;
        slope /= LARGE;
        share /= LARGE;
      }
    }
    if (value == 0) value = Double.MIN_NORMAL;
    ratio = slope / value;
    share /= value;
    sign = value < 0 ? -1 : 1;
  }

  /** {@code p + iq = −1/2x + i + (i/x) (1/4 − μ²)/(2(x + i) + (9/4 − μ²)/(2(x + 2i) + …))}. */
  private void complexFraction() {
    double a = 0.25 - mu * mu;
    double numerator = a;
    Complex b = new Complex(2 * x, 2);
    Complex c = b;
    Complex d = b.inverse();
    Complex value = d;
    for (int k = 1; k < MOST_STEPS; k++) {
      a += 2 * k;
      b = new Complex(b.re(), b.im() + 2);
      d = b.plus(d.times(a)).inverse();
      c = k == 1 ? b : b.plus(c.inverse().times(a));
      Complex step = c.times(d);
      value = value.times(step);
      if (Math.abs(step.re() - 1) + Math.abs(step.im()) < ACCURACY) break;
    }
    p = -0.5 / x - numerator / x * value.im();
    q = 1 + numerator / x * value.re();
  }

  private double gammaOf() {
    return (p - ratio) / q;
  }

  private void normalize() {
    double wronskian = 2 / (Math.PI * x);
    small = Math.sqrt(wronskian / ((p - ratio) * gammaOf() + q));
    if (sign < 0) small = -small;
    smallSecond = small * gammaOf();
  }

  private record Complex(double re, double im) {
    Complex plus(Complex o) {
      return new Complex(re + o.re, im + o.im);
    }

    Complex times(double f) {
      return new Complex(re * f, im * f);
    }

    Complex times(Complex o) {
      return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
    }

    Complex inverse() {
      double size = re * re + im * im;
      return new Complex(re / size, -im / size);
    }
  }
}
