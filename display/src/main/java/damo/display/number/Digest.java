package damo.display.number;

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

  /** Two plain passes: arrays of tens of millions are common, and a cell should not wait. */
  public static Digest of(double... values) {
    long zeros = 0;
    long nans = 0;
    long infs = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      if (Double.isFinite(v)) {
        sum += v;
        min = Math.min(min, v);
        max = Math.max(max, v);
        zeros += v == 0 ? 1 : 0;
      } else {
        nans += Double.isNaN(v) ? 1 : 0;
        infs += Double.isInfinite(v) ? 1 : 0;
      }
    }
    long finite = values.length - nans - infs;
    if (finite == 0) {
      double none = Double.NaN;
      return new Digest(values.length, none, none, none, none, zeros, nans, infs);
    }
    double mean = sum / finite;
    double std = Math.sqrt(squares(values, mean) / finite);
    return new Digest(values.length, mean, std, min, max, zeros, nans, infs);
  }

  private static double squares(double[] values, double mean) {
    double sum = 0;
    for (double v : values) {
      sum += Double.isFinite(v) ? (v - mean) * (v - mean) : 0;
    }
    return sum;
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
