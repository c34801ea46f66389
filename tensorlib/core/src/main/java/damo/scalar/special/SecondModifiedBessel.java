package damo.scalar.special;

/**
 * {@code K(v, x)} for x ≥ 2: by the continued fraction of Temme (1975) for the order within a half
 * of 0, and recurrence upwards.
 */
final class SecondModifiedBessel {
  private static final int MOST_STEPS = 100_000;

  private SecondModifiedBessel() {}

  static double of(double v, double x) {
    int up = (int) Math.rint(v);
    double mu = v - up;
    double[] start = nearZero(mu, x);
    double here = start[0];
    double next = start[1];
    for (int k = 1; k <= up; k++) {
      double after = 2 * (mu + k) / x * next + here;
      here = next;
      next = after;
    }
    return here;
  }

  /** {@code K(μ, x)} and {@code K(μ + 1, x)}. */
  private static double[] nearZero(double mu, double x) {
    double b = 2 * (1 + x);
    double d = 1 / b;
    double value = d;
    double step = d;
    double before = 0;
    double here = 1;
    double first = 0.25 - mu * mu;
    double c = first;
    double weight = first;
    double a = -first;
    double sum = 1 + weight * step;
    for (int k = 2; k < MOST_STEPS; k++) {
      a -= 2 * (k - 1);
      c = -a * c / k;
      double next = (before - b * here) / a;
      before = here;
      here = next;
      weight += c * next;
      b += 2;
      d = 1 / (b + a * d);
      step = (b * d - 1) * step;
      value += step;
      double added = weight * step;
      sum += added;
      if (Math.abs(added) < 1e-17 * Math.abs(sum)) break;
    }
    double k = Math.sqrt(Math.PI / (2 * x)) * Math.exp(-x) / sum;
    return new double[] {k, k * (mu + x + 0.5 - first * value) / x};
  }
}
