package damo.op.neighbours;

import com.google.errorprone.annotations.Immutable;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Patches that lie over the last two axes of images (batch, channels, rows, columns).
 *
 * @param shape rows and columns of a patch
 * @param step from one to the next
 */
@Immutable
public record Patches(Ints shape, Ints step, Mode mode) {
  /** What happens at the border. */
  public enum Mode {
    /** Patches must cover the image. */
    VALID,
    /** What is left over at the end is in no patch. */
    IGNORE_BORDERS,
    /** Patches of odd lengths are centred, and see the other side beyond the border. */
    WRAP_CENTERED,
    /** As valid, with half a patch of zeros around the image. */
    HALF,
    /** As valid, with a patch less one of zeros around the image. */
    FULL;

    static Mode of(String name) {
      return Arrays.stream(values())
          .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst()
          .orElseThrow(() ->
              new DamoException(
                  "a mode of images2neibs is \"valid\", \"ignore_borders\","
                      + " \"wrap_centered\", \"half\" or \"full\", got \""
                      + name
                      + "\""));
    }
  }

  public Patches {
    pair("shape", shape);
    pair("step", step);
    if (mode == Mode.WRAP_CENTERED && shape.stream().anyMatch(n -> n % 2 == 0))
      throw new DamoException("\"wrap_centered\" needs patches of odd lengths, got " + shape);
  }

  private static void pair(String what, Ints numbers) {
    if (numbers.size() != 2 || numbers.stream().anyMatch(n -> n < 1))
      throw new DamoException(
          "the " + what + " of neighbourhoods is two positive numbers, got " + numbers);
  }

  /** Zeros on either side of an axis. */
  private int pad(int axis) {
    return switch (mode) {
      case HALF -> shape.get(axis) / 2;
      case FULL -> shape.get(axis) - 1;
      default -> 0;
    };
  }

  /**
   * How many patches lie along an axis of length {@code n}; −1 if unknown.
   *
   * @throws ShapeException if the mode does not allow patches to lie so
   */
  public int positions(int axis, int n) {
    if (n < 0) return -1;
    int k = shape.get(axis);
    int s = step.get(axis);
    int room = n + 2 * pad(axis) - k;
    if (mode == Mode.IGNORE_BORDERS) return Math.max(0, Math.floorDiv(room, s) + 1);
    if (n < k)
      throw new ShapeException(
          "patches have length " + k + " along axis " + axis + " of images of length " + n);
    if (mode == Mode.WRAP_CENTERED) return Math.ceilDiv(n, s);
    if (room % s != 0)
      throw new ShapeException(
          "patches of length "
              + k
              + " at a step of "
              + s
              + " do not cover an axis of length "
              + n
              + (pad(axis) == 0 ? "" : ", with zeros around it " + (n + 2 * pad(axis)))
              + "; \"ignore_borders\" leaves out what is left over");
    return room / s + 1;
  }

  /** Element {@code k} of patch {@code p} along an axis of length {@code n}; −1 is a zero. */
  public int source(int axis, int n, int p, int k) {
    int at = p * step.get(axis) + k - pad(axis);
    if (mode == Mode.WRAP_CENTERED) return Math.floorMod(at - shape.get(axis) / 2, n);
    return at < 0 || at >= n ? -1 : at;
  }

  /** The shape of the rows, for images of a shape that is known in part. */
  public Ints rows(Ints images) {
    long rows = 1;
    boolean isKnown = true;
    for (int i = 0; i < 4; i++) {
      int n = i < 2 ? images.get(i) : positions(i - 2, images.get(i));
      isKnown &= n >= 0;
      rows *= n;
    }
    return Ints.of(isKnown ? Ints.exact(rows) : -1, shape.get(0) * shape.get(1));
  }

  /** All of it in numbers. */
  public Ints toInts() {
    return Ints.of(
        IntStream.concat(
                IntStream.concat(shape.stream(), step.stream()), IntStream.of(mode.ordinal()))
            .toArray());
  }

  /** The inverse of {@link #toInts}. */
  public static Patches of(Ints code) {
    return new Patches(
        Ints.of(code.get(0), code.get(1)),
        Ints.of(code.get(2), code.get(3)),
        Mode.values()[code.get(4)]);
  }
}
