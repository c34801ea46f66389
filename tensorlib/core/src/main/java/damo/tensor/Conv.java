package damo.tensor;

import damo.error.DamoException;
import damo.op.conv.Border;
import damo.op.conv.Filtering;
import damo.scalar.Ints;

/**
 * Options of a convolution.
 *
 * @param border the zeros around images
 * @param subsample the stride by axis; empty: 1
 * @param filterFlip whether filters are reversed: true convolution, not correlation
 * @param filterDilation how far apart elements of a filter fall, by axis; empty: 1
 * @param groups into how many groups channels and filters fall
 * @param unshared whether each position has a filter of its own
 * @param inputShape promised lengths of the images, −1 unknown; empty: nothing known
 * @param filterShape promised lengths of the filters
 */
public record Conv(
    Border border,
    Ints subsample,
    boolean filterFlip,
    Ints filterDilation,
    int groups,
    boolean unshared,
    Ints inputShape,
    Ints filterShape) {
  private static final Ints NONE = Ints.of();

  /** The defaults: {@code "valid"}, stride 1, true convolution. */
  public static Conv options() {
    return of(Border.VALID);
  }

  /** {@code "valid"}: no zeros; {@code "full"}: all overlaps; {@code "half"}: half a filter. */
  public static Conv border(String name) {
    return of(Border.of(name));
  }

  /** So many zeros on either side of each axis; one number counts for all axes. */
  public static Conv border(int... zeros) {
    return of(Border.of(zeros));
  }

  /** For each axis so many zeros before the first element and after the last. */
  public static Conv border(int[][] zeros) {
    return of(Border.of(zeros));
  }

  private static Conv of(Border border) {
    return new Conv(border, NONE, true, NONE, 1, false, NONE, NONE);
  }

  /** With another border. */
  public Conv with(Border other) {
    return new Conv(
        other, subsample, filterFlip, filterDilation, groups, unshared, inputShape, filterShape);
  }

  /** The stride by axis; one number counts for all axes. */
  public Conv subsample(int... strides) {
    return new Conv(
        border,
        positive("subsample", strides),
        filterFlip,
        filterDilation,
        groups,
        unshared,
        inputShape,
        filterShape);
  }

  /** Whether filters are reversed along all axes (the default), or not: correlation. */
  public Conv filterFlip(boolean flip) {
    return new Conv(
        border, subsample, flip, filterDilation, groups, unshared, inputShape, filterShape);
  }

  /** How far apart neighbouring elements of a filter fall; one number counts for all axes. */
  public Conv filterDilation(int... dilations) {
    return new Conv(
        border,
        subsample,
        filterFlip,
        positive("filterDilation", dilations),
        groups,
        unshared,
        inputShape,
        filterShape);
  }

  /** Into how many groups channels and filters fall; each filter sees one group of channels. */
  public Conv groups(int count) {
    positive("groups", count);
    return new Conv(
        border, subsample, filterFlip, filterDilation, count, unshared, inputShape, filterShape);
  }

  /**
   * Whether each position has a filter of its own; filters are (outputs, positions…, channels,
   * lengths…) then.
   */
  public Conv unshared(boolean own) {
    return new Conv(
        border, subsample, filterFlip, filterDilation, groups, own, inputShape, filterShape);
  }

  /** The shape that images will have, −1 where it is unknown; checked when they come. */
  public Conv inputShape(int... lengths) {
    return new Conv(
        border,
        subsample,
        filterFlip,
        filterDilation,
        groups,
        unshared,
        Ints.of(lengths),
        filterShape);
  }

  /** The shape that filters will have, −1 where it is unknown; checked when they come. */
  public Conv filterShape(int... lengths) {
    return new Conv(
        border,
        subsample,
        filterFlip,
        filterDilation,
        groups,
        unshared,
        inputShape,
        Ints.of(lengths));
  }

  /** What this says of filters that slide along {@code axes} axes. */
  public Filtering along(int axes) {
    return new Filtering(
        axes,
        border,
        perAxis(subsample, axes),
        perAxis(filterDilation, axes),
        groups,
        filterFlip,
        unshared,
        inputShape,
        filterShape);
  }

  private static Ints perAxis(Ints numbers, int axes) {
    if (numbers.size() > 1) return numbers;
    int[] out = new int[axes];
    java.util.Arrays.fill(out, numbers.isEmpty() ? 1 : numbers.get(0));
    return Ints.of(out);
  }

  private static Ints positive(String what, int... numbers) {
    Ints out = Ints.of(numbers);
    if (out.stream().anyMatch(n -> n < 1))
      throw new DamoException(what + " is positive, got " + out);
    return out;
  }
}
