package damo.link.routine.random;

import damo.error.ShapeException;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.runtime.random.MersenneTwister;
import damo.scalar.Ints;
import java.util.List;

/** Permutations of the first n integers, as {@code RandomState.permutation} draws them. */
public final class Permutations implements LibraryRoutine {
  private final DrawShapes shapes = new DrawShapes();
  private final Generator generator = new Generator();
  private long[] order = new long[0];

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    int n = Ints.exact(in.get(2).longAt(in.get(2).offset()));
    if (n < 0) throw new ShapeException("a permutation has at least 0 elements, got " + n);
    return shapes.of(in.get(0), in.get(1), n);
  }

  /** Inputs: state, lengths, n. Results: the state after that, permutations. */
  @Override
  public void run(List<Operand> in, List<Operand> out) {
    MersenneTwister random = generator.of(in.get(0), out.get(0));
    Operand drawn = out.get(1);
    int n = drawn.length(drawn.rank() - 1);
    int to = drawn.offset() + drawn.size();
    if (order.length != n) order = new long[n];
    for (int at = drawn.offset(); at < to; at += n) {
      random.permute(order);
      for (int i = 0; i < n; i++) drawn.put(at + i, order[i]);
    }
  }
}
