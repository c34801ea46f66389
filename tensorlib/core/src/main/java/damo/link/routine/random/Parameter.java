package damo.link.routine.random;

import damo.link.Broadcast;
import damo.link.Layout;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** A parameter of a distribution at each position of a draw, in C order. */
final class Parameter {
  private double[] doubles = new double[1];
  private long[] longs = new long[1];
  private int step;
  private boolean isFloat;

  /** Takes the elements of {@code x}, broadcast to {@code shape}. */
  void read(Operand x, Ints shape) {
    Layout spread = new Layout(Broadcast.to(x.geometry(), shape), x.offset());
    isFloat = x.dtype().isFloat();
    step = x.size() == 1 ? 0 : 1;
    if (step == 0) {
      take(x, x.offset(), 0);
      return;
    }
    reserve(spread.size());
    Operand all = x.seenAs(spread);
    int axis = all.rank() - 1;
    int[] at = {0};
    Lines.forEach(
        axis,
        List.of(all),
        starts -> {
          for (int i = 0; i < all.length(axis); i++)
            take(x, starts[0] + i * all.stride(axis), at[0]++);
        });
  }

  private void reserve(int size) {
    if (isFloat && doubles.length < size) doubles = new double[size];
    if (!isFloat && longs.length < size) longs = new long[size];
  }

  private void take(Operand x, int from, int to) {
    if (isFloat) doubles[to] = x.doubleAt(from);
    else longs[to] = x.longAt(from);
  }

  boolean isSame() {
    return step == 0;
  }

  double doubleAt(int i) {
    return isFloat ? doubles[i * step] : longs[i * step];
  }

  long longAt(int i) {
    return isFloat ? (long) doubles[i * step] : longs[i * step];
  }
}
