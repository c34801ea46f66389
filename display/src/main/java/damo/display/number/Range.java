package damo.display.number;

import java.util.stream.DoubleStream;

/** From the smallest to the largest finite value. */
public record Range(double min, double max) {
  /** The range of the finite values; 0 to 1 when there is none. */
  public static Range of(double... values) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      if (Double.isFinite(v)) {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
    }
    return min > max ? new Range(0, 1) : new Range(min, max);
  }

  public static Range of(DoubleStream values) {
    var sum = values.filter(Double::isFinite).summaryStatistics();
    return sum.getCount() == 0 ? new Range(0, 1) : new Range(sum.getMin(), sum.getMax());
  }

  public double size() {
    return max - min;
  }

  /** The same range made symmetric about zero. */
  public Range symmetric() {
    double most = Math.max(Math.abs(min), Math.abs(max));
    return new Range(-most, most);
  }

  /** Never empty: a single value gets room on both sides. */
  public Range roomy() {
    if (max > min) {
      return this;
    }
    double room = min == 0 ? 1 : Math.abs(min) / 2;
    return new Range(min - room, max + room);
  }
}
