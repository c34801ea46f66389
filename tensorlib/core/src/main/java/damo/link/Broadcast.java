package damo.link;

import damo.error.ShapeException;
import damo.scalar.Ints;
import java.util.List;
import java.util.stream.Collectors;

/** NumPy's broadcasting of shapes and layouts. */
public final class Broadcast {
  private Broadcast() {}

  /**
   * The common shape.
   *
   * @throws ShapeException naming all shapes and the first axis, from the right, that does not fit
   */
  public static Ints shape(List<Ints> shapes) {
    int[] out = new int[shapes.stream().mapToInt(Ints::size).max().orElse(0)];
    for (int back = 1; back <= out.length; back++)
      out[out.length - back] = length(shapes, back, out.length);
    return Ints.of(out);
  }

  /** Whether elements of shape {@code from} can be repeated to {@code to}. */
  public static boolean fits(Ints from, Ints to) {
    if (from.size() != to.size()) return false;
    for (int i = 0; i < from.size(); i++)
      if (from.get(i) != 1 && from.get(i) != to.get(i)) return false;
    return true;
  }

  private static int length(List<Ints> shapes, int back, int rank) {
    int common = 1;
    for (Ints s : shapes) {
      if (back > s.size()) continue;
      int length = s.get(s.size() - back);
      if (length == 1 || length == common) continue;
      if (common != 1) throw mismatch(shapes, rank - back, common, length);
      common = length;
    }
    return common;
  }

  private static ShapeException mismatch(List<Ints> shapes, int axis, int a, int b) {
    String all = shapes.stream().map(Geometry::text).collect(Collectors.joining(" and "));
    return new ShapeException(
        "shapes "
            + all
            + " do not broadcast together: axis "
            + axis
            + " has lengths "
            + a
            + " and "
            + b);
  }

  /**
   * The elements of {@code from} repeated to {@code shape}: stride 0 along the axes that repeat.
   *
   * @throws ShapeException if a length is neither 1 nor that of {@code shape}
   */
  public static Geometry to(Geometry from, Ints shape) {
    if (from.shape().equals(shape)) return from;
    int lead = shape.size() - from.rank();
    if (lead < 0) throw doesNotFit(from.shape(), shape, "it has more axes");
    int[] strides = new int[shape.size()];
    for (int i = 0; i < from.rank(); i++) {
      int length = from.shape().get(i);
      if (length == shape.get(lead + i)) strides[lead + i] = from.strides().get(i);
      else if (length != 1)
        throw doesNotFit(
            from.shape(),
            shape,
            "its length " + length + " of axis " + i + " is neither 1 nor " + shape.get(lead + i));
    }
    return Geometry.of(shape.toArray(), strides);
  }

  /** As {@link #to(Geometry, Ints)}, at the same offset. */
  public static Layout to(Layout from, Ints shape) {
    return new Layout(to(from.geometry(), shape), from.offset());
  }

  private static ShapeException doesNotFit(Ints from, Ints to, String why) {
    return new ShapeException(
        "shape "
            + Geometry.text(from)
            + " does not broadcast to "
            + Geometry.text(to)
            + ": "
            + why);
  }
}
