package damo.link.routine;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.Layout;
import damo.scalar.Ints;
import java.util.List;

/** An array cut into parts along an axis that is known when it runs. */
final class PartsAlong implements LibraryRoutine {
  @Override
  public List<Ints> shapes(List<Operand> in) {
    return in.subList(2, in.size()).stream().map(Operand::shape).toList();
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand whole = in.get(1);
    int axis = JoinAlong.axis(in.get(0), whole.rank());
    check(whole, axis, out);
    int at = whole.offset();
    for (Operand part : out) {
      Geometry place = new Geometry(part.shape(), whole.geometry().strides());
      Copy.copy(whole.seenAs(new Layout(place, at)), part);
      at += part.length(axis) * whole.stride(axis);
    }
  }

  private static void check(Operand whole, int axis, List<Operand> parts) {
    int[] together = whole.shape().toArray();
    together[axis] = parts.stream().mapToInt(p -> p.length(axis)).sum();
    boolean fit = Ints.of(together).equals(whole.shape());
    for (Operand part : parts)
      for (int a = 0; a < whole.rank(); a++) fit &= a == axis || part.length(a) == whole.length(a);
    if (!fit)
      throw new ShapeException(
          "parts of shapes "
              + parts.stream().map(Operand::shape).toList()
              + " do not make up an array of shape "
              + whole.shape()
              + " along axis "
              + axis);
  }
}
