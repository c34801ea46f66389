package damo.op.pool;

import com.google.errorprone.annotations.Immutable;
import damo.error.DamoException;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Windows that lie over the last axes of an array.
 *
 * @param window their lengths, by axis
 * @param stride from one to the next
 * @param pad zeros on either side of the array
 * @param ignoreBorder whether windows that reach beyond the end are left out, and not cut
 */
@Immutable
public record Windows(Ints window, Ints stride, Ints pad, boolean ignoreBorder, PoolMode mode) {
  public Windows {
    int axes = window.size();
    if (stride.size() != axes || pad.size() != axes)
      throw new DamoException(
          "a window along "
              + axes
              + " axes has as many strides and pads, got "
              + stride
              + " and "
              + pad);
    boolean isPadded = pad.stream().anyMatch(p -> p != 0);
    if (isPadded && !ignoreBorder)
      throw new DamoException(
          "pad " + pad + " needs ignoreBorder(true): windows that are cut see no zeros");
    for (int a = 0; a < axes; a++) {
      if (pad.get(a) >= window.get(a))
        throw new DamoException(
            "pad " + pad + " is to be less than the window " + window + " along each axis");
    }
  }

  /** Along how many axes windows lie. */
  public int axes() {
    return window.size();
  }

  /** How many windows lie along an axis of length {@code n}; −1 if unknown. */
  public int positions(int axis, int n) {
    int w = window.get(axis);
    int s = stride.get(axis);
    if (n <= 0) return n;
    if (ignoreBorder) return Math.max(0, Math.floorDiv(n + 2 * pad.get(axis) - w, s) + 1);
    return s >= w ? (n - 1) / s + 1 : Math.max(0, Math.floorDiv(n - 1 - w, s) + 1) + 1;
  }

  /** The shape of the result for an array of shape {@code x}, as far as it is known. */
  public Ints result(Ints x) {
    int[] out = x.toArray();
    int first = out.length - axes();
    for (int a = 0; a < axes(); a++) out[first + a] = positions(a, out[first + a]);
    return Ints.of(out);
  }

  /** All of it in numbers. */
  public Ints toInts() {
    IntStream head = IntStream.of(axes(), ignoreBorder ? 1 : 0, mode.ordinal());
    return Ints.of(
        IntStream.concat(
                head, Arrays.stream(new Ints[] {window, stride, pad}).flatMapToInt(Ints::stream))
            .toArray());
  }

  /** The inverse of {@link #toInts}. */
  public static Windows of(Ints code) {
    int axes = code.get(0);
    Ints[] parts = new Ints[3];
    for (int i = 0; i < parts.length; i++)
      parts[i] = Ints.of(code.stream().skip(3L + (long) i * axes).limit(axes).toArray());
    return new Windows(
        parts[0], parts[1], parts[2], code.get(1) == 1, PoolMode.values()[code.get(2)]);
  }
}
