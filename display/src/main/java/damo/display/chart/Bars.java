package damo.display.chart;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Eight block characters and a blank: a bar chart one line high. */
public final class Bars {
  private static final String LEVELS = " ▁▂▃▄▅▆▇█";
  private static final String NAN = "×";

  private Bars() {}

  /** One character for a value; outside the range it is clamped, NaN is {@code ×}. */
  public static String glyph(double v, double min, double max) {
    if (Double.isNaN(v)) {
      return NAN;
    }
    double part = max > min ? (v - min) / (max - min) : v > min ? 1 : 0;
    int level = (int) Math.round(8 * Math.clamp(part, 0, 1));
    return LEVELS.substring(level, level + 1);
  }

  public static String line(double[] values, double min, double max, String gap) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> glyph(values[i], min, max))
        .collect(Collectors.joining(gap));
  }

  /** Bars from zero (or the smallest value, when that is below zero) to the largest value. */
  public static String line(double[] values) {
    return line(values, low(values), high(values), "");
  }

  /** Where bars of these values start: zero unless some are below. */
  public static double low(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i])
        .filter(Double::isFinite)
        .min()
        .stream()
        .map(v -> Math.min(0, v))
        .findFirst()
        .orElse(0);
  }

  /** The largest finite value, or zero when there is none above. */
  public static double high(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i])
        .filter(Double::isFinite)
        .max()
        .stream()
        .map(v -> Math.max(0, v))
        .findFirst()
        .orElse(0);
  }
}
