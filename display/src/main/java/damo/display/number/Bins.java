package damo.display.number;

import java.util.Arrays;

/**
 * Counts of values in equal bins.
 *
 * @param range from the left edge of the first bin to the right edge of the last
 */
public record Bins(Range range, double[] counts) {
  /** Counts the finite values; those on the last edge belong to the last bin. */
  public static Bins of(double[] values, Range range, int n) {
    double[] counts = new double[n];
    double size = range.size();
    for (double v : values) {
      if (Double.isFinite(v) && v >= range.min() && v <= range.max()) {
        int bin = size > 0 ? (int) ((v - range.min()) / size * n) : n / 2;
        counts[Math.min(bin, n - 1)]++;
      }
    }
    return new Bins(range, counts);
  }

  public static Bins of(double[] values, int n) {
    return of(values, Range.of(values), n);
  }

  public double most() {
    return Arrays.stream(counts).max().orElse(0);
  }

  public double left(int bin) {
    return range.min() + range.size() * bin / counts.length;
  }
}
