package damo.link.routine.order;

import damo.link.routine.LibraryRoutine;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** The positions of elements in their order along an axis; equal ones as they stand. */
public final class Argsort implements LibraryRoutine {
  private final int axis;
  private final Ranking ranking = new Ranking();
  private long[] keys = {};

  /** Along {@code axis}. */
  public Argsort(int axis) {
    this.axis = axis;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    return List.of(in.get(0).shape());
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand x = in.get(0);
    Operand positions = out.get(0);
    int n = x.length(axis);
    if (keys.length < n) keys = new long[n];
    long[] to = (long[]) positions.array();
    Lines.forEach(
        axis,
        List.of(x, positions),
        at -> {
          Keys.read(x, at[0], x.stride(axis), n, keys);
          int[] order = ranking.of(keys, n, Keys.areShort(x.dtype()));
          for (int i = 0; i < n; i++) to[at[1] + i * positions.stride(axis)] = order[i];
        });
  }
}
