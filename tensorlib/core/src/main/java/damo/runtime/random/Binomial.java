package damo.runtime.random;

/**
 * Binomial numbers as {@code RandomState.binomial} draws them: by inversion where few successes are
 * expected, else by acceptance and rejection.
 */
public final class Binomial {
  private final BinomialRejection rejection = new BinomialRejection();

  /** Keeps what it worked out for the last parameters. */
  public Binomial() {}

  /** How many of {@code n} trials succeed, each with probability {@code p} in [0, 1]. */
  public long draw(MersenneTwister random, long n, double p) {
    if (p <= 0.5) return drawRare(random, n, p);
    return n - drawRare(random, n, 1 - p);
  }

  private long drawRare(MersenneTwister random, long n, double p) {
    return p * n <= 30 ? invert(random, n, p) : rejection.draw(random, n, p);
  }

  private static long invert(MersenneTwister random, long n, double p) {
    double q = 1 - p;
    double none = Math.exp(n * Math.log(q));
    double mean = n * p;
    long bound = (long) Math.min(n, mean + 10 * Math.sqrt(mean * q + 1));
    long count = 0;
    double chance = none;
    double u = random.nextDouble();
    while (u > chance) {
      count++;
      if (count > bound) {
        count = 0;
        chance = none;
        u = random.nextDouble();
      } else {
        u -= chance;
        chance = ((n - count + 1) * p * chance) / (count * q);
      }
    }
    return count;
  }
}
