package damo.display.number;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one line can say about many numbers.
 *
 * @param n how many there are, of which {@code zeros nans infs} are special
 * @param mean of the finite ones, as {@code std min max}; NaN when there is none
 */
public record Digest(
    long n, double mean, double std, double min, double max, long zeros, long nans, long infs) {

  public static Digest of(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).average().orElse(Double.NaN);
    double variance =
        Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
    return new Digest(
        values.length,
        mean,
        Math.sqrt(variance),
        Arrays.stream(finite).min().orElse(Double.NaN),
        Arrays.stream(finite).max().orElse(Double.NaN),
        Arrays.stream(finite).filter(v -> v == 0).count(),
        Arrays.stream(values).filter(Double::isNaN).count(),
        Arrays.stream(values).filter(Double::isInfinite).count());
  }

  public boolean healthy() {
    return nans == 0 && infs == 0;
  }

  /** {@code n 784,000 mean 0.0012 std 0.98 min -3.1 max 3.2}, and counts that are not zero. */
  public String line() {
    if (n == 0) {
      return "empty";
    }
    return Stream.of(
            "n " + Fmt.count(n),
            "mean " + Fmt.num(mean),
            "std " + Fmt.num(std),
            "min " + Fmt.num(min),
            "max " + Fmt.num(max),
            special("zero", zeros),
            special("nan", nans),
            special("inf", infs))
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String special(String what, long count) {
    return count == 0 ? "" : what + " " + Fmt.count(count);
  }
}
