package damo.tensor;

import damo.error.DamoException;
import damo.op.pool.PoolMode;
import damo.op.pool.Windows;
import damo.scalar.Ints;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Options of pooling.
 *
 * @param window lengths of a window, by axis; one number counts for all axes
 * @param stride from one window to the next; null: the window
 * @param pad zeros on either side of the array
 * @param ignoreBorder whether windows that reach beyond the end are left out, and not cut
 */
public record Pool(
    Ints window, @Nullable Ints stride, Ints pad, boolean ignoreBorder, PoolMode mode) {
  /** Windows of these lengths; by default side by side, cut at the end, their largest element. */
  public static Pool window(int... lengths) {
    if (lengths.length == 0)
      throw new DamoException("a window has one length or one for each axis");
    return new Pool(atLeast("window", 1, lengths), null, Ints.of(0), false, PoolMode.MAX);
  }

  /** From one window to the next, by axis. */
  public Pool stride(int... steps) {
    return new Pool(window, atLeast("stride", 1, steps), pad, ignoreBorder, mode);
  }

  /** Zeros on either side, by axis: fewer than the window is long; needs ignoreBorder. */
  public Pool pad(int... zeros) {
    return new Pool(window, stride, atLeast("pad", 0, zeros), ignoreBorder, mode);
  }

  /** Whether windows that reach beyond the end are left out; if not, they are cut. */
  public Pool ignoreBorder(boolean ignore) {
    return new Pool(window, stride, pad, ignore, mode);
  }

  /** {@code "max"}, {@code "sum"}, {@code "average_inc_pad"} or {@code "average_exc_pad"}. */
  public Pool mode(String name) {
    return new Pool(window, stride, pad, ignoreBorder, PoolMode.of(name));
  }

  /** What this says of windows over {@code axes} axes. */
  public Windows along(int axes) {
    return new Windows(
        perAxis("window", window, axes),
        perAxis("stride", stride == null ? window : stride, axes),
        perAxis("pad", pad, axes),
        ignoreBorder,
        mode);
  }

  private static Ints perAxis(String what, Ints numbers, int axes) {
    if (numbers.size() == axes) return numbers;
    if (numbers.size() != 1)
      throw new DamoException(
          what + " of pooling along " + axes + " axes has as many numbers, got " + numbers);
    int[] out = new int[axes];
    Arrays.fill(out, numbers.get(0));
    return Ints.of(out);
  }

  private static Ints atLeast(String what, int least, int... numbers) {
    Ints out = Ints.of(numbers);
    if (out.isEmpty() || out.stream().anyMatch(n -> n < least))
      throw new DamoException(what + " of pooling is at least " + least + ", got " + out);
    return out;
  }
}
