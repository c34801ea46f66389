package damo.scalar.special;

/**
 * The derivatives of {@code betainc(a, b, x) = xᵃ (1 − x)ᵇ / (a beta(a, b)) · 1/(1 + d₁/(1 + d₂/(1
 * + …)))} by its parameters, for x up to about the mean. The fraction is taken by Lentz's method,
 * carrying derivatives along.
 *
 * @param y {@code 1 − x}, which may be known better than the difference
 */
record BetaFraction(double a, double b, double x, double y) {
  private static final int MOST_STEPS = 100_000;

  /**
   * @param front {@code xᵃ (1 − x)ᵇ / beta(a, b)}
   * @param byFirst by a, else by b
   */
  double derivative(double front, boolean byFirst) {
    double value = 1;
    double byValue = 0;
    double c = 1;
    double byC = 0;
    double d = 0;
    double byD = 0;
    for (int n = 1; n < MOST_STEPS; n++) {
      double e = coefficient(n);
      double byE = byFirst ? coefficientByFirst(n) : coefficientBySecond(n);
      double denominator = 1 + e * d;
      byD = -(byE * d + e * byD) / (denominator * denominator);
      d = 1 / denominator;
      byC = byE / c - e * byC / (c * c);
      c = 1 + e / c;
      double step = c * d;
      double byStep = byC * d + c * byD;
      byValue = byValue * step + value * byStep;
      value *= step;
      if (Math.abs(step - 1) < 1e-16 && Math.abs(value * byStep) <= 1e-16 * Math.abs(byValue))
        break;
    }
    double inverse = 1 / value;
    double byInverse = -byValue * inverse * inverse;
    double logarithmic =
        byFirst
            ? Math.log(x) - Polygamma.psi(a + 1) + Polygamma.psi(a + b)
            : Math.log(y) - Polygamma.psi(b) + Polygamma.psi(a + b);
    return front / a * (inverse * logarithmic + byInverse);
  }

  private double coefficient(int n) {
    int m = n / 2;
    return n % 2 == 0
        ? m * (b - m) * x / ((a + n - 1) * (a + n))
        : -(a + m) * (a + b + m) * x / ((a + n - 1) * (a + n));
  }

  private double coefficientByFirst(int n) {
    int m = n / 2;
    double shared = 1 / (a + n - 1) + 1 / (a + n);
    return n % 2 == 0
        ? -coefficient(n) * shared
        : coefficient(n) * (1 / (a + m) + 1 / (a + b + m) - shared);
  }

  private double coefficientBySecond(int n) {
    int m = n / 2;
    return n % 2 == 0 ? m * x / ((a + n - 1) * (a + n)) : -(a + m) * x / ((a + n - 1) * (a + n));
  }
}
