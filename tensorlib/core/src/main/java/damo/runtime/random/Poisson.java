package damo.runtime.random;

/**
 * Poisson numbers as {@code RandomState.poisson} draws them: few expected by products of uniform
 * numbers, many by transformed rejection.
 *
 * <p>Sources: Knuth, "Seminumerical Algorithms", 3.4.1; Hörmann, "The transformed rejection method
 * for generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993),
 * algorithm PTRS.
 */
public final class Poisson {
  private Poisson() {}

  /** How many events occur when {@code mean}, not negative, are expected. */
  public static long draw(MersenneTwister random, double mean) {
    if (mean >= 10) return reject(random, mean);
    return mean == 0 ? 0 : multiply(random, Math.exp(-mean));
  }

  private static long multiply(MersenneTwister random, double none) {
    long count = 0;
    for (double p = random.nextDouble(); p > none; p *= random.nextDouble()) count++;
    return count;
  }

  private static long reject(MersenneTwister random, double mean) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double logInverseAlpha = Math.log(1.1239 + 1.1328 / (b - 3.4));
    double inside = 0.9277 - 3.6224 / (b - 2);
    double logMean = RoundedLog.log(mean);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double edge = 0.5 - Math.abs(u);
      long k = (long) Math.floor((2 * a / edge + b) * u + mean + 0.43);
      if (edge >= 0.07 && v <= inside) return k;
      if (k < 0 || (edge < 0.013 && v > edge)) continue;
      double bound = -mean + k * logMean - LogFactorial.of(k);
      if (Math.log(v) + logInverseAlpha - Math.log(a / (edge * edge) + b) <= bound) return k;
    }
  }
}
