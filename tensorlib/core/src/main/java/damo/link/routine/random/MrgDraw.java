package damo.link.routine.random;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.Copy;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.runtime.random.Mrg31k3p;
import damo.scalar.Ints;
import java.util.List;

/** Uniform numbers of the streams of MRG31k3p in turn. */
public final class MrgDraw implements LibraryRoutine {
  private final DrawShapes shapes = new DrawShapes();
  private final Mrg31k3p generator = new Mrg31k3p();

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    return shapes.of(in.get(0), in.get(1));
  }

  /** Inputs: one state a row, lengths. Results: the states after that, the draw. */
  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand states = in.getFirst();
    Operand next = out.get(0);
    Operand drawn = out.get(1);
    if (states.length(1) != Mrg31k3p.WORDS || states.length(0) == 0)
      throw new ShapeException(
          "the states of streams are rows of "
              + Mrg31k3p.WORDS
              + " ints, got shape "
              + Geometry.text(states.shape()));
    Copy.copy(states, next);
    generator.fill(
        (int[]) next.array(),
        next.offset(),
        states.length(0),
        drawn.array(),
        drawn.offset(),
        drawn.size());
  }
}
