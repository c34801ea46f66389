package damo.link.routine.linear;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** The order that rows come to by a sequence of exchanges, along the last axis. */
public final class Permutation implements LibraryRoutine {
  @Override
  public List<Ints> shapes(List<Operand> in) {
    return List.of(in.getFirst().shape());
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    long[] swaps = in.getFirst().toLongs();
    long[] order = (long[]) out.getFirst().array();
    int n = in.getFirst().length(in.getFirst().rank() - 1);
    for (int i = 0; i < swaps.length; i += n) sort(swaps, i, n, order, out.getFirst().offset() + i);
  }

  private static void sort(long[] swaps, int from, int n, long[] order, int at) {
    for (int i = 0; i < n; i++) order[at + i] = i;
    for (int i = 0; i < n; i++) {
      long j = swaps[from + i];
      if (j < 0 || j >= n)
        throw new ShapeException(
            "a pivot must be a row of " + n + ", got " + j + " at " + Geometry.text(Ints.of(i)));
      long kept = order[at + i];
      order[at + i] = order[at + (int) j];
      order[at + (int) j] = kept;
    }
  }
}
