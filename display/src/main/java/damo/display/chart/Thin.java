package damo.display.chart;

import java.util.Arrays;

/** Fewer numbers that still show the course of many. */
public final class Thin {
  private Thin() {}

  /** Means of equal stretches of the numbers that are there; missing ones are passed over. */
  public static double[] atMost(double[] v, int most) {
    double[] there = Arrays.stream(v).filter(x -> !Double.isNaN(x)).toArray();
    if (there.length <= most) {
      return v.length <= most ? v : there;
    }
    double[] out = new double[most];
    for (int i = 0; i < most; i++) {
      int from = (int) ((long) i * there.length / most);
      int to = (int) ((i + 1L) * there.length / most);
      out[i] = Arrays.stream(there, from, to).average().orElse(Double.NaN);
    }
    return out;
  }
}
