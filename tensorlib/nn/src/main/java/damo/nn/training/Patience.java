package damo.nn.training;

/**
 * When to stop for want of progress: once as many iterations as patience has are done. A score that
 * is better than the best by more than the threshold asks makes patience longer.
 *
 * @param iterations to be done in any case
 * @param increase patience becomes at least this many times the iterations done at a new best
 * @param threshold the share of the best score that a new one has to fall below: .995 asks for half
 *     a percent
 */
public record Patience(double iterations, double increase, double threshold) {
  /** Never stops. */
  public static final Patience ENDLESS = new Patience(Double.POSITIVE_INFINITY, 1, 1);

  public Patience {
    Require.that(iterations > 0, "patience must be above 0 iterations, got %s", iterations);
    Require.that(increase >= 1, "patience grows by a factor of at least 1, got %s", increase);
    Require.that(threshold > 0 && threshold <= 1, "a threshold lies in (0, 1], got %s", threshold);
  }

  /** What patience is after a score, less being better. */
  Patience after(double score, double best, long iteration) {
    boolean clearly =
        best == Double.POSITIVE_INFINITY
            ? score < best
            : score < best - Math.abs(best) * (1 - threshold);
    return clearly
        ? new Patience(Math.max(iterations, iteration * increase), increase, threshold)
        : this;
  }

  boolean isOver(long iteration) {
    return iterations <= iteration;
  }
}
