package damo.link.routine.random;

import damo.graph.Routine;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** Random arrays, in C order bit for bit those that {@code RandomState} draws. */
public final class Draw implements LibraryRoutine {
  private final Law law;
  private final Generator generator = new Generator();
  private final DrawShapes shapes = new DrawShapes();
  private final Parameter first = new Parameter();
  private final Parameter second = new Parameter();

  /** By the routine that names the distribution. */
  public Draw(Routine distribution) {
    this.law = Law.of(distribution);
  }

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    return shapes.of(in.get(0), in.get(1));
  }

  /** Inputs: state, lengths, one or two parameters. Results: the state after that, the draw. */
  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand drawn = out.get(1);
    first.read(in.get(2), drawn.shape());
    second.read(in.getLast(), drawn.shape());
    law.fill(generator.of(in.get(0), out.get(0)), first, second, drawn);
  }
}
