package damo.op.conv;

import com.google.errorprone.annotations.Immutable;
import damo.error.DamoException;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many zeros stand around images when filters slide over them.
 *
 * @param low zeros before the first element of each axis, if they are given: one for all axes, or
 *     one for each
 * @param high zeros after the last
 */
@Immutable
public record Border(Kind kind, Ints low, Ints high) {
  /** Ways to say how many. */
  public enum Kind {
    /** None: filters stay inside. */
    VALID,
    /** All that overlap with the image by one element: the extent of the filter less one. */
    FULL,
    /** Half the extent of the filter, on either side. */
    HALF,
    /** The extent of the filter less one, in front only: no output sees what comes after it. */
    CAUSAL,
    /** As given. */
    PADDED
  }

  public static final Border VALID = named(Kind.VALID);
  public static final Border CAUSAL = named(Kind.CAUSAL);

  private static Border named(Kind kind) {
    return new Border(kind, Ints.of(), Ints.of());
  }

  /** {@code "valid"}, {@code "full"} or {@code "half"}. */
  public static Border of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "valid" -> VALID;
      case "full" -> named(Kind.FULL);
      case "half" -> named(Kind.HALF);
      default ->
          throw new DamoException(
              "a border is \"valid\", \"full\", \"half\" or numbers of zeros, got \""
                  + name
                  + "\"");
    };
  }

  /** The same number of zeros on either side. */
  public static Border of(int... zeros) {
    return padded(Ints.of(zeros), Ints.of(zeros));
  }

  /** For each axis, the zeros before and after. */
  public static Border of(int[][] zeros) {
    for (int[] pair : zeros) {
      if (pair.length != 2)
        throw new DamoException(
            "an asymmetric border has two numbers for each axis, got " + Arrays.toString(pair));
    }
    return padded(
        Ints.of(Arrays.stream(zeros).mapToInt(pair -> pair[0]).toArray()),
        Ints.of(Arrays.stream(zeros).mapToInt(pair -> pair[1]).toArray()));
  }

  private static Border padded(Ints low, Ints high) {
    if (low.isEmpty() || low.stream().anyMatch(n -> n < 0) || high.stream().anyMatch(n -> n < 0))
      throw new DamoException(
          "a border has numbers of zeros that are not negative, got " + low + " and " + high);
    return new Border(Kind.PADDED, low, high);
  }

  /**
   * Zeros before the first element along {@code axis}; −1 if they depend on an unknown extent.
   *
   * @param extent how far a filter reaches, from its first element to its last, dilated; −1 unknown
   */
  public int low(int axis, int extent) {
    return switch (kind) {
      case VALID -> 0;
      case FULL, CAUSAL -> extent < 0 ? -1 : extent - 1;
      case HALF -> extent < 0 ? -1 : extent / 2;
      case PADDED -> low.get(Math.min(axis, low.size() - 1));
    };
  }

  /** Zeros after the last element. */
  public int high(int axis, int extent) {
    return switch (kind) {
      case CAUSAL -> 0;
      case PADDED -> high.get(Math.min(axis, high.size() - 1));
      default -> low(axis, extent);
    };
  }

  boolean fits(int axes) {
    return kind != Kind.PADDED || low.size() == 1 || low.size() == axes;
  }
}
