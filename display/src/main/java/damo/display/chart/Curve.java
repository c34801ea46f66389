package damo.display.chart;

import damo.display.number.Range;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A line ready to draw: in each place along x the lowest, the highest and the mean value of the
 * points that fall there. NaN means nothing to draw.
 *
 * @param nanAt the x of the first NaN that came, or NaN when all were numbers
 */
public record Curve(
    String name, double[] x, double[] low, double[] high, double[] mean, double nanAt) {
  private static final int PLACES = 300;

  /** Buckets points so that at most 600 numbers are drawn, and no peak is lost. */
  public static Curve of(String name, double[] x, double[] y) {
    int n = Math.min(x.length, y.length);
    return of(name, Arrays.copyOf(x, n), y, y, y, endsAt(x, y, n));
  }

  /**
   * Where the numbers end, when they do: a gap is a value not measured, and only a tail of NaN
   * longer than any gap before it is a value gone bad.
   */
  private static double endsAt(double[] x, double[] y, int n) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < n; i++) {
      longest = Math.max(longest, Double.isFinite(y[i]) ? run : 0);
      run = Double.isFinite(y[i]) ? 0 : run + 1;
    }
    return run > longest ? x[n - run] : Double.NaN;
  }

  /**
   * The same points in places few enough to draw: each has the least, the most and the mean of the
   * points that fall there.
   */
  public static Curve of(
      String name, double[] x, double[] low, double[] high, double[] mean, double nanAt) {
    int n = x.length;
    int per = Math.max(1, (n + PLACES - 1) / PLACES);
    int places = (n + per - 1) / per;
    double[][] out = new double[4][places];
    for (int i = 0; i < places; i++) {
      int from = i * per;
      int to = Math.min(n, from + per);
      out[0][i] = i == 0 ? x[0] : x[to - 1];
      out[1][i] = finite(low, from, to).min().orElse(Double.NaN);
      out[2][i] = finite(high, from, to).max().orElse(Double.NaN);
      out[3][i] = finite(mean, from, to).average().orElse(Double.NaN);
    }
    return new Curve(name, out[0], out[1], out[2], out[3], nanAt);
  }

  private static DoubleStream finite(double[] v, int from, int to) {
    return Arrays.stream(v, from, to).filter(Double::isFinite);
  }

  /** The same with gaps where a scale has no place for a number. */
  Curve on(Scale scale) {
    return new Curve(name, x, placed(low, scale), placed(high, scale), placed(mean, scale), nanAt);
  }

  private static double[] placed(double[] v, Scale scale) {
    return Arrays.stream(v).map(a -> scale.has(a) ? a : Double.NaN).toArray();
  }

  boolean hasNumbers() {
    return !Double.isNaN(last());
  }

  /** Whether no value came yet, not even a NaN. */
  boolean waiting() {
    return x.length == 0 && Double.isNaN(nanAt);
  }

  public static Curve of(String name, double[] y) {
    double[] x = new double[y.length];
    Arrays.setAll(x, i -> i);
    return of(name, x, y);
  }

  Range xRange() {
    return Range.of(x);
  }

  Range yRange() {
    return Range.of(DoubleStream.concat(Arrays.stream(low), Arrays.stream(high)));
  }

  /** The mean averaged with its neighbours, when noise would hide the course. */
  double[] smooth() {
    if (!noisy()) {
      return mean;
    }
    int reach = Math.max(1, mean.length / 40);
    double[] smooth = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      int room = Math.min(reach, Math.min(i, mean.length - 1 - i));
      smooth[i] =
          Arrays.stream(mean, i - room, i + room + 1)
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
    }
    return smooth;
  }

  boolean noisy() {
    return Arrays.stream(mean).filter(v -> !Double.isNaN(v)).count() >= 40;
  }

  /** The last number of the curve; NaN when there is none. */
  public double last() {
    for (int i = mean.length - 1; i >= 0; i--) {
      if (!Double.isNaN(mean[i])) {
        return mean[i];
      }
    }
    return Double.NaN;
  }
}
