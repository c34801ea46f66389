package damo.runtime.random;

import java.util.Arrays;

/** Counts of outcomes as {@code RandomState.multinomial} draws them: one binomial after another. */
public final class Multinomial {
  private final Binomial binomial = new Binomial();

  /** Keeps what it worked out for the last parameters. */
  public Multinomial() {}

  /** How often each outcome occurs in {@code trials}; what the others leave is the last one's. */
  public void draw(MersenneTwister random, long trials, double[] chances, long[] counts) {
    int last = chances.length - 1;
    double remaining = 1;
    long left = trials;
    Arrays.fill(counts, 0);
    for (int i = 0; i < last && left > 0; i++) {
      counts[i] = binomial.draw(random, left, chances[i] / remaining);
      left -= counts[i];
      remaining -= chances[i];
    }
    counts[last] = left;
  }
}
