package damo.display.live;

import damo.display.chart.Curve;
import java.util.Arrays;

/**
 * A curve that grows without end in a fixed space: points share places along x, and when the places
 * are full each two neighbours become one. Adding is constant time and allocates nothing.
 */
public final class Series {
  private static final int PLACES = 300;

  private final String name;
  private final double[] first = new double[PLACES];
  private final double[] last = new double[PLACES];
  private final double[] low = new double[PLACES];
  private final double[] high = new double[PLACES];
  private final double[] sum = new double[PLACES];
  private final int[] count = new int[PLACES];
  private int used;
  private int pointsPerPlace = 1;
  private double latest = Double.NaN;
  private double nanAt = Double.NaN;

  public Series(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** The value added last, NaN before any. */
  public double latest() {
    return latest;
  }

  public boolean isEmpty() {
    return used == 0 && Double.isNaN(nanAt);
  }

  public void add(double x, double y) {
    latest = y;
    if (!Double.isFinite(y)) {
      nanAt = Double.isNaN(nanAt) ? x : nanAt;
      return;
    }
    if (used == 0 || count[used - 1] == pointsPerPlace) {
      open(x);
    }
    int i = used - 1;
    last[i] = x;
    low[i] = Math.min(low[i], y);
    high[i] = Math.max(high[i], y);
    sum[i] += y;
    count[i]++;
  }

  private void open(double x) {
    if (used == PLACES) {
      halve();
    }
    first[used] = x;
    low[used] = Double.POSITIVE_INFINITY;
    high[used] = Double.NEGATIVE_INFINITY;
    sum[used] = 0;
    count[used] = 0;
    used++;
  }

  private void halve() {
    for (int i = 0; i < PLACES / 2; i++) {
      int a = 2 * i;
      int b = a + 1;
      first[i] = first[a];
      last[i] = last[b];
      low[i] = Math.min(low[a], low[b]);
      high[i] = Math.max(high[a], high[b]);
      sum[i] = sum[a] + sum[b];
      count[i] = count[a] + count[b];
    }
    used = PLACES / 2;
    pointsPerPlace *= 2;
  }

  /** A copy to draw. */
  public Curve curve() {
    double[] x = Arrays.copyOf(last, used);
    double[] mean = new double[used];
    Arrays.setAll(mean, i -> sum[i] / count[i]);
    if (used > 0) {
      x[0] = first[0];
    }
    return new Curve(name, x, Arrays.copyOf(low, used), Arrays.copyOf(high, used), mean, nanAt);
  }
}
