package damo.display.number;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Places in the plane, each of a class.
 *
 * @param cls class of each point, from 0 to {@code classes − 1}
 */
public record Points(double[] x, double[] y, int[] cls, int classes) {
  /** The points that have a place: those with two finite coordinates. */
  public Points finite() {
    int[] kept =
        IntStream.range(0, x.length)
            .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
            .toArray();
    return kept.length == x.length
        ? this
        : new Points(
            Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
            Arrays.stream(kept).mapToDouble(i -> y[i]).toArray(),
            Arrays.stream(kept).map(i -> cls[i]).toArray(),
            classes);
  }

  public int size() {
    return x.length;
  }

  /** The coordinates along one axis of the points of a class. */
  public double[] of(int wanted, double[] axis) {
    return IntStream.range(0, size())
        .filter(i -> cls[i] == wanted)
        .mapToDouble(i -> axis[i])
        .toArray();
  }

  /** How many points each class has. */
  public int[] counts() {
    int[] counts = new int[classes];
    Arrays.stream(cls).forEach(c -> counts[c]++);
    return counts;
  }
}
