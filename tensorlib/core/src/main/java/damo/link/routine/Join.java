package damo.link.routine;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.Layout;
import damo.scalar.Ints;
import java.util.List;

/** Arrays one after the other along an axis. */
public final class Join {
  private Join() {}

  /**
   * The shape of the result.
   *
   * @throws ShapeException if lengths along other axes differ
   */
  public static Ints shape(int axis, List<Ints> shapes) {
    int[] out = shapes.get(0).toArray();
    for (int k = 1; k < shapes.size(); k++) {
      check(axis, shapes.get(0), k, shapes.get(k));
      out[axis] += shapes.get(k).get(axis);
    }
    return Ints.of(out);
  }

  private static void check(int axis, Ints first, int k, Ints shape) {
    boolean fits = shape.size() == first.size();
    for (int i = 0; fits && i < first.size(); i++) fits = i == axis || shape.get(i) == first.get(i);
    if (!fits) {
      throw new ShapeException(
          "arrays joined along axis "
              + axis
              + " must agree along all others; array 0 is "
              + Geometry.text(first)
              + ", array "
              + k
              + " is "
              + Geometry.text(shape));
    }
  }

  /** Writes the parts, all of the dtype of {@code out}, to {@code out}. */
  public static void join(int axis, List<Operand> parts, Operand out) {
    int at = out.offset();
    for (Operand part : parts) {
      Layout place = new Layout(new Geometry(part.shape(), out.geometry().strides()), at);
      Copy.copy(part, out.seenAs(place));
      at += part.length(axis) * out.stride(axis);
    }
  }
}
