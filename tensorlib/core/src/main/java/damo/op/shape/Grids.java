package damo.op.shape;

import damo.error.DamoException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;

/** Coordinates: one array for each axis, whose numbers grow along it. */
public final class Grids {
  private Grids() {}

  /**
   * Arrays that broadcast together.
   *
   * @param slices {@code "from:to"}, {@code "from:to:step"}, or {@code "from:to:nj"} for n numbers
   *     evenly spaced, the last included
   */
  public static List<TensorVariable> open(String... slices) {
    return Ints.range(0, slices.length).stream()
        .mapToObj(i -> spread(range(slices[i]), i, slices.length))
        .toList();
  }

  /** Arrays of one shape. */
  public static List<TensorVariable> dense(String... slices) {
    List<TensorVariable> open = open(slices);
    List<TensorVariable> lengths =
        Ints.range(0, slices.length).stream().mapToObj(i -> Length.of(open.get(i), i)).toList();
    return open.stream().map(o -> BroadcastTo.of(o, MakeVector.of(lengths))).toList();
  }

  private static TensorVariable spread(TensorVariable range, int axis, int ndim) {
    int[] pattern = new int[ndim];
    Arrays.fill(pattern, -1);
    pattern[axis] = 0;
    return DimShuffle.of(range, pattern);
  }

  private static TensorVariable range(String slice) {
    String[] parts = slice.split(":", -1);
    if (parts.length < 2 || parts.length > 3 || parts[1].isBlank())
      throw new DamoException(
          "a grid's range is written from:to or from:to:step, got \"" + slice + "\"");
    Number from = number(parts[0], 0, slice);
    Number to = number(parts[1], 0, slice);
    String step = parts.length == 3 ? parts[2].strip() : "";
    if (!step.endsWith("j")) return Arange.of(from, to, number(step, 1, slice), null);
    int count = number(step.substring(0, step.length() - 1), 0, slice).intValue();
    return Spaced.evenly(from, to, count, DType.FLOAT64);
  }

  private static Number number(String text, long omitted, String slice) {
    String digits = text.strip();
    if (digits.isEmpty()) return omitted;
    try {
      boolean whole = digits.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+');
      return whole ? (Number) Long.valueOf(digits) : (Number) Double.valueOf(digits);
    } catch (NumberFormatException e) {
      throw new DamoException("a grid's range is written with numbers, got \"" + slice + "\"", e);
    }
  }
}
