package damo.link.routine;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.scalar.Ints;
import java.util.List;

/** Arrays one after the other along an axis. */
final class Join implements LibraryRoutine {
  private final int axis;

  Join(int axis) {
    this.axis = axis;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Ints first = in.get(0).shape();
    int[] out = first.toArray();
    for (int k = 1; k < in.size(); k++) {
      check(first, k, in.get(k).shape());
      out[axis] += in.get(k).length(axis);
    }
    return List.of(Ints.of(out));
  }

  private void check(Ints first, int k, Ints shape) {
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

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand whole = out.get(0);
    int at = whole.offset();
    for (int k = 0; k < in.size(); k++) {
      Operand part = in.get(k);
      Copy.place(part, whole, at);
      at += part.length(axis) * whole.stride(axis);
    }
  }
}
