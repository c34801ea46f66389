package damo.op.conv;

import com.google.errorprone.annotations.Immutable;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How filters slide over images.
 *
 * <p>Images are (batch, channels, lengths…). Filters are (outputs, channels of one group,
 * lengths…), unshared ones (outputs, positions…, channels of one group, lengths…): one for each
 * position. Results are (batch, outputs, positions…).
 *
 * @param axes along how many axes they slide
 * @param strides how far apart neighbouring positions lie, by axis
 * @param dilations how far apart neighbouring elements of a filter fall, by axis
 * @param groups into how many groups channels and outputs fall; each output sees one
 * @param flip whether filters are reversed along all axes: convolution, not correlation
 * @param unshared whether each position has a filter of its own
 * @param images promised lengths of the images; −1 is unknown, empty is nothing known
 * @param filters promised lengths of the filters
 */
@Immutable
public record Filtering(
    int axes,
    Border border,
    Ints strides,
    Ints dilations,
    int groups,
    boolean flip,
    boolean unshared,
    Ints images,
    Ints filters) {
  public Filtering {
    if (!border.fits(axes))
      throw new DamoException(
          "a border along " + axes + " axes has one number or " + axes + ", got " + border.low());
    perAxis("strides", strides, axes);
    perAxis("dilations", dilations, axes);
    promised("images", images, axes + 2);
    promised("filters", filters, filterRank(axes, unshared));
  }

  private static void perAxis(String what, Ints numbers, int axes) {
    if (numbers.size() != axes || numbers.stream().anyMatch(n -> n < 1))
      throw new DamoException(
          what
              + " of filters along "
              + axes
              + " axes are as many positive numbers, got "
              + numbers);
  }

  private static void promised(String what, Ints shape, int rank) {
    if (!shape.isEmpty() && shape.size() != rank)
      throw new ShapeException(
          "the shape of " + what + " has " + rank + " lengths, got " + shape.size() + ": " + shape);
  }

  private static int filterRank(int axes, boolean unshared) {
    return unshared ? 2 * axes + 2 : axes + 2;
  }

  /** How many axes filters have. */
  public int filterRank() {
    return filterRank(axes, unshared);
  }

  /** How many axes images have. */
  public int imageRank() {
    return axes + 2;
  }

  /** How far a filter of length {@code k} reaches; −1 if unknown. */
  public int extent(int axis, int k) {
    return k < 0 ? -1 : (k - 1) * dilations.get(axis) + 1;
  }

  /**
   * How many positions a filter has along an axis; −1 if unknown.
   *
   * @param n the length of the image
   * @param k the length of the filter
   * @throws ShapeException if there is none
   */
  public int positions(int axis, int n, int k) {
    if (k == 0) throw new ShapeException("filters of length 0 along axis " + axis);
    int extent = extent(axis, k);
    int low = border.low(axis, extent);
    if (n < 0 || extent < 0) return -1;
    int padded = n + low + border.high(axis, extent);
    if (padded < extent)
      throw new ShapeException(
          "along axis "
              + axis
              + " a filter reaches over "
              + extent
              + " elements, but images have "
              + n
              + (padded == n ? "" : ", with their border " + padded));
    return (padded - extent) / strides.get(axis) + 1;
  }

  /** The components that are as usual, or that the names of ops tell. */
  Set<String> usual() {
    Set<String> out = new HashSet<>(Set.of("axes"));
    if (border.equals(Border.VALID)) out.add("border");
    if (strides.stream().allMatch(n -> n == 1)) out.add("strides");
    if (dilations.stream().allMatch(n -> n == 1)) out.add("dilations");
    if (groups == 1) out.add("groups");
    if (images.stream().allMatch(n -> n < 0)) out.add("images");
    if (filters.stream().allMatch(n -> n < 0)) out.add("filters");
    return out;
  }

  /** All of it in numbers. */
  public Ints toInts() {
    IntStream head =
        IntStream.of(axes, border.kind().ordinal(), groups, flip ? 1 : 0, unshared ? 1 : 0);
    return Ints.of(
        IntStream.concat(
                head,
                Arrays.stream(
                        new Ints[] {
                          border.low(), border.high(), strides, dilations, images, filters
                        })
                    .flatMapToInt(p -> IntStream.concat(IntStream.of(p.size()), p.stream())))
            .toArray());
  }

  /** The inverse of {@link #toInts}. */
  public static Filtering of(Ints code) {
    Ints[] parts = new Ints[6];
    int at = 5;
    for (int i = 0; i < parts.length; i++) {
      int size = code.get(at++);
      parts[i] = Ints.of(code.stream().skip(at).limit(size).toArray());
      at += size;
    }
    return new Filtering(
        code.get(0),
        new Border(Border.Kind.values()[code.get(1)], parts[0], parts[1]),
        parts[2],
        parts[3],
        code.get(2),
        code.get(3) == 1,
        code.get(4) == 1,
        parts[4],
        parts[5]);
  }
}
