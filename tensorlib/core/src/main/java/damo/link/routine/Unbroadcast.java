package damo.link.routine;

import damo.error.ShapeException;
import damo.link.Geometry;

/** An array summed to a shape from which it was broadcast. */
public final class Unbroadcast {
  private Unbroadcast() {}

  /**
   * Sums {@code g} into the places of {@code out}, whose shape broadcasts to that of {@code g};
   * float32 in float64.
   *
   * @throws ShapeException if it does not
   */
  public static void sum(Operand g, Operand out) {
    check(g, out);
    Operand wide = Operand.zeros(out.dtype().toAccumulator(), out.shape());
    if (!Copy.hasNoElement(g)) sum(g, g.offset(), wide, 0, 0);
    boolean isFloat = out.dtype().isFloat();
    for (int i = 0, n = wide.size(); i < n; i++) {
      if (isFloat) out.put(out.offset() + i, wide.doubleAt(i));
      else out.put(out.offset() + i, wide.longAt(i));
    }
  }

  private static void check(Operand g, Operand out) {
    int lead = g.rank() - out.rank();
    boolean fits = lead >= 0;
    for (int i = 0; fits && i < out.rank(); i++)
      fits = out.length(i) == 1 || out.length(i) == g.length(lead + i);
    if (!fits) {
      throw new ShapeException(
          "shape "
              + Geometry.text(g.shape())
              + " cannot be summed to "
              + Geometry.text(out.shape())
              + ", which does not broadcast to it");
    }
  }

  private static void sum(Operand g, int from, Operand wide, int to, int axis) {
    if (axis == g.rank()) {
      add(g, from, wide, to);
      return;
    }
    int step = Copy.stride(wide, g, axis);
    for (int i = 0; i < g.length(axis); i++)
      sum(g, from + i * g.stride(axis), wide, to + i * step, axis + 1);
  }

  private static void add(Operand g, int from, Operand wide, int to) {
    if (g.dtype().isFloat()) wide.put(to, wide.doubleAt(to) + g.doubleAt(from));
    else wide.put(to, wide.longAt(to) + g.longAt(from));
  }
}
