package damo.link.routine;

import damo.error.ShapeException;
import damo.scalar.Ints;
import java.util.List;

/** Arrays one after the other along an axis that is known when it runs. */
final class JoinAlong implements LibraryRoutine {
  /** The axis that an operand says, counted from the front. */
  static int axis(Operand axis, int rank) {
    long at = axis.longAt(axis.offset());
    if (at < -rank || at >= rank)
      throw new ShapeException("there is no axis " + at + " in arrays of rank " + rank);
    return (int) (at < 0 ? at + rank : at);
  }

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    List<Operand> parts = in.subList(1, in.size());
    return new Join(axis(in.get(0), parts.getFirst().rank())).shapes(parts);
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    List<Operand> parts = in.subList(1, in.size());
    new Join(axis(in.get(0), parts.getFirst().rank())).run(parts, out);
  }
}
