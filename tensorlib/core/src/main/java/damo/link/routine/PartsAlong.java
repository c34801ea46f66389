package damo.link.routine;

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
    int at = whole.offset();
    for (Operand part : out) {
      Geometry place = new Geometry(part.shape(), whole.geometry().strides());
      Copy.copy(whole.seenAs(new Layout(place, at)), part);
      at += part.length(axis) * whole.stride(axis);
    }
  }
}
