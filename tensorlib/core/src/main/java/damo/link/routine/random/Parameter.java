package damo.link.routine.random;

import damo.link.Broadcast;
import damo.link.Geometry;
import damo.link.Layout;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter of a distribution at each position of a draw, in C order. */
final class Parameter {
  private double[] doubles = new double[1];
  private long[] longs = new long[1];
  private int step;
  private boolean isFloat;

  /** The place of each element, counted from the first, as the geometries last seen have it. */
  private int[] places = new int[0];

  private @Nullable Geometry seen;
  private Ints seenShape = Ints.of();

  /** Takes the elements of {@code x}, broadcast to {@code shape}. */
  void read(Operand x, Ints shape) {
    if (x.geometry() != seen || !shape.equals(seenShape)) place(x, shape);
    isFloat = x.dtype().isFloat();
    if (step == 0) {
      take(x, x.offset(), 0);
      return;
    }
    reserve(places.length);
    for (int i = 0; i < places.length; i++) take(x, x.offset() + places[i], i);
  }

  private void place(Operand x, Ints shape) {
    Geometry spread = Broadcast.to(x.geometry(), shape);
    step = x.size() == 1 ? 0 : 1;
    places = step == 0 ? new int[0] : places(x.seenAs(new Layout(spread, 0)));
    seen = x.geometry();
    seenShape = shape;
  }

  private static int[] places(Operand all) {
    int[] out = new int[all.size()];
    int axis = all.rank() - 1;
    int[] at = {0};
    Lines.forEach(
        axis,
        List.of(all),
        starts -> {
          for (int i = 0; i < all.length(axis); i++)
            out[at[0]++] = starts[0] + i * all.stride(axis);
        });
    return out;
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
