package damo.op.random;

import damo.error.DamoException;

/** What parameters of distributions may be; looked at when a graph is built and when it runs. */
public final class Limits {
  /** Greater means of Poisson numbers would leave int64. */
  private static final double GREATEST_MEAN = 0x1p63 - 10 * Math.sqrt(0x1p63);

  private Limits() {}

  /**
   * A standard deviation is not negative.
   *
   * @throws DamoException otherwise
   */
  public static void deviation(double std) {
    if (std < 0) throw new DamoException("a standard deviation must not be negative, got " + std);
  }

  /**
   * A count of trials is not negative.
   *
   * @throws DamoException otherwise
   */
  public static void trials(long n) {
    if (n < 0) throw new DamoException("a count of trials must not be negative, got " + n);
  }

  /**
   * A probability lies between 0 and 1.
   *
   * @throws DamoException otherwise
   */
  public static void probability(double p) {
    if (!(p >= 0 && p <= 1))
      throw new DamoException("a probability must be between 0 and 1, got " + p);
  }

  /**
   * The mean of a Poisson distribution is not negative, and not too great to be drawn.
   *
   * @throws DamoException otherwise
   */
  public static void mean(double lambda) {
    if (!(lambda >= 0 && lambda <= GREATEST_MEAN))
      throw new DamoException(
          "the mean of a Poisson distribution must be between 0 and "
              + GREATEST_MEAN
              + ", got "
              + lambda);
  }

  /**
   * The range of a uniform distribution is finite.
   *
   * @throws DamoException otherwise
   */
  public static void range(double low, double high) {
    if (!Double.isFinite(high - low))
      throw new DamoException(
          "the range of a uniform distribution must be finite, got " + low + " to " + high);
  }

  /**
   * The lower bound is not above the upper one.
   *
   * @throws DamoException otherwise
   */
  public static void order(long low, long high) {
    if (low > high)
      throw new DamoException("low must not be greater than high, got " + low + " and " + high);
  }

  /** Probabilities of all outcomes, that sum to 1 but for {@code tolerance}. */
  public static void distribution(double[] p, double tolerance) {
    double sum = 0;
    for (double chance : p) {
      if (!(chance >= 0 && chance <= 1 + tolerance)) probability(chance);
      sum += chance;
    }
    if (Math.abs(sum - 1) > tolerance)
      throw new DamoException("probabilities must sum to 1, got a sum of " + sum);
  }

  /**
   * A choice has something to choose from.
   *
   * @throws DamoException otherwise
   */
  public static void population(long n) {
    if (n < 1) throw new DamoException("a choice is made among at least 1, got " + n);
  }

  /** How many of {@code chances} are above 0. */
  public static long likely(double[] chances) {
    long out = 0;
    for (double p : chances) if (p > 0) out++;
    return out;
  }

  /** {@code count} different ones among {@code n}. */
  public static void different(long count, long n) {
    if (count > n)
      throw new DamoException(
          "cannot take " + count + " without replacement: there are " + n + " to choose from");
  }
}
