package damo.runtime.random;

/**
 * Binomial numbers by acceptance and rejection under a triangle, two parallelograms and two
 * exponential tails, for {@code p <= 1/2} and many expected successes.
 *
 * <p>Source: Kachitvichyanukul and Schmeiser, "Binomial random variate generation", CACM 31 (1988),
 * algorithm BTPE; the names are those of the paper.
 */
final class BinomialRejection {
  private long n;
  private double p;
  private double r;
  private double q;
  private long m;
  private double nrq;
  private double xm;
  private double xl;
  private double xr;
  private double c;
  private double laml;
  private double lamr;
  private double p1;
  private double p2;
  private double p3;
  private double p4;

  long draw(MersenneTwister random, long n, double p) {
    if (this.n != n || this.p != p) prepare(n, p);
    return draw(random);
  }

  private void prepare(long n, double p) {
    this.n = n;
    this.p = p;
    r = Math.min(p, 1 - p);
    q = 1 - r;
    double fm = n * r + r;
    m = (long) Math.floor(fm);
    nrq = n * r * q;
    p1 = Math.floor(2.195 * Math.sqrt(n * r * q) - 4.6 * q) + 0.5;
    xm = m + 0.5;
    xl = xm - p1;
    xr = xm + p1;
    c = 0.134 + 20.5 / (15.3 + m);
    laml = slope((fm - xl) / (fm - xl * r));
    lamr = slope((xr - fm) / (xr * q));
    p2 = p1 * (1 + 2 * c);
    p3 = p2 + c / laml;
    p4 = p3 + c / lamr;
  }

  private static double slope(double a) {
    return a * (1 + a / 2);
  }

  private long draw(MersenneTwister random) {
    while (true) {
      double u = random.nextDouble() * p4;
      double v = random.nextDouble();
      if (u <= p1) return (long) Math.floor(xm - p1 * v + u);
      long y;
      double height;
      if (u <= p2) {
        double x = xl + (u - p1) / c;
        height = v * c + 1 - Math.abs(m - x + 0.5) / p1;
        if (height > 1) continue;
        y = (long) Math.floor(x);
      } else if (u <= p3) {
        y = (long) Math.floor(xl + Math.log(v) / laml);
        if (y < 0 || v == 0) continue;
        height = v * (u - p2) * laml;
      } else {
        y = (long) Math.floor(xr - Math.log(v) / lamr);
        if (y > n || v == 0) continue;
        height = v * (u - p3) * lamr;
      }
      if (accepts(y, height)) return y;
    }
  }

  private boolean accepts(long y, double height) {
    long k = Math.abs(y - m);
    return k > 20 && k < nrq / 2 - 1 ? acceptsFar(y, k, height) : height <= density(y);
  }

  /** The density at {@code y} relative to that at the mode, by recursion. */
  private double density(long y) {
    double s = r / q;
    double a = s * (n + 1);
    double f = 1;
    for (long i = m + 1; i <= y; i++) f *= a / i - s;
    for (long i = y + 1; i <= m; i++) f /= a / i - s;
    return f;
  }

  private boolean acceptsFar(long y, long k, double height) {
    double rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5);
    double t = -k * k / (2 * nrq);
    double a = Math.log(height);
    if (a < t - rho) return true;
    return a <= t + rho && a <= logDensity(y);
  }

  private double logDensity(long y) {
    double x = y + 1;
    double f = m + 1;
    double z = n + 1 - m;
    double w = n - y + 1;
    return xm * Math.log(f / x)
        + (n - m + 0.5) * Math.log(z / w)
        + (y - m) * Math.log(w * r / (x * q))
        + stirling(f)
        + stirling(z)
        + stirling(x)
        + stirling(w);
  }

  private static double stirling(double x) {
    double s = x * x;
    return (13680. - (462. - (132. - (99. - 140. / s) / s) / s) / s) / x / 166320.;
  }
}
