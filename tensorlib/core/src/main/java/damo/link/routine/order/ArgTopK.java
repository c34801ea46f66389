package damo.link.routine.order;

import damo.error.ShapeException;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** The positions of the k greatest elements, greatest first, or of the −k least, least first. */
public final class ArgTopK implements LibraryRoutine {
  /** Up to this many are kept in order while the others pass by. */
  private static final int FEW = 32;

  private final int axis;
  private final int count;
  private final boolean greatest;
  private final Ranking ranking = new Ranking();
  private long[] keys = {};
  private int[] best = {};

  /** Along {@code axis} the {@code k} greatest, or −k least. */
  public ArgTopK(int axis, int k) {
    this.axis = axis;
    this.count = Math.abs(k);
    this.greatest = k > 0;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    int[] shape = in.get(0).shape().toArray();
    if (count > shape[axis])
      throw new ShapeException(
          count + " elements are asked for, axis " + axis + " has length " + shape[axis]);
    shape[axis] = count;
    return List.of(Ints.of(shape));
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
          if (greatest) for (int i = 0; i < n; i++) keys[i] = ~keys[i];
          int[] order =
              count <= FEW && 4 * count < n
                  ? few(n)
                  : ranking.of(keys, n, Keys.areShort(x.dtype()));
          for (int i = 0; i < count; i++) to[at[1] + i * positions.stride(axis)] = order[i];
        });
  }

  private int[] few(int n) {
    if (best.length < count) best = new int[count];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if (kept == count && keys[best[kept - 1]] <= keys[i]) continue;
      int at = kept < count ? kept++ : count - 1;
      for (; at > 0 && keys[best[at - 1]] > keys[i]; at--) best[at] = best[at - 1];
      best[at] = i;
    }
    return best;
  }
}
