package damo.link.routine;

import damo.error.ShapeException;
import damo.graph.Meaning.Place;
import damo.link.Broadcast;
import damo.link.Geometry;
import damo.link.Layout;
import damo.link.Views;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array that integer arrays point to, as NumPy selects them.
 *
 * <p>Keeps its memory from call to call; not for use by several threads at once.
 */
public final class Selection {
  private final Ints axes;
  private final int position;
  private final boolean fromFront;
  private final Ints named;
  private Ints common = Ints.of();
  private int[] starts = new int[0];
  private int count;
  private int filled;
  private Ints[] seen = {};
  private @Nullable Ints selected;
  private @Nullable Ints selectedFrom;
  private @Nullable Operand spread;
  private @Nullable Geometry spreadFrom;
  private @Nullable Ints spreadTo;

  /** Of the elements that {@code at} means. */
  public Selection(Place.At at) {
    this.axes = at.axes();
    this.position = at.position();
    this.fromFront = at.fromFront();
    this.named = at.named();
  }

  /**
   * The shape of what is selected: the axes of the arrays, broadcast together, at the place's
   * position among the axes that stay whole.
   */
  public Ints shape(Ints x, List<Ints> indices) {
    int[] arrays = Broadcast.shape(indices).toArray();
    int[] whole =
        Ints.range(0, x.size()).stream().filter(a -> !axes.contains(a)).map(x::get).toArray();
    int[] out = new int[arrays.length + whole.length];
    System.arraycopy(whole, 0, out, 0, position);
    System.arraycopy(arrays, 0, out, position, arrays.length);
    System.arraycopy(whole, position, out, position + arrays.length, whole.length - position);
    return Ints.of(out);
  }

  /** {@code out = x[indices]}; {@code out} has the shape of the selection. */
  public void gather(Operand x, List<Operand> indices, Operand out) {
    resolve(x, indices);
    if (Copy.hasNoElement(out)) return;
    walk(Action.GATHER, x, x.offset(), 0, out, out.offset(), 0);
  }

  /** {@code x[indices] = value}, the last of equal indices wins; the value is broadcast. */
  public void set(Operand x, Operand value, List<Operand> indices) {
    write(Action.SET, x, value, indices);
  }

  /** {@code x[indices] += value}, equal indices accumulate; the value is broadcast. */
  public void increment(Operand x, Operand value, List<Operand> indices) {
    write(Action.INCREMENT, x, value, indices);
  }

  private enum Action {
    GATHER,
    SET,
    INCREMENT
  }

  private void write(Action action, Operand x, Operand value, List<Operand> indices) {
    resolve(x, indices);
    Ints shape = selected(x.shape(), indices);
    Operand spread = value.shape().equals(shape) ? value : spread(value, shape);
    if (!Copy.hasNoElement(spread)) walk(action, x, x.offset(), 0, spread, spread.offset(), 0);
  }

  /** The shape selected; the one of last time if nothing it depends on is another object. */
  private Ints selected(Ints x, List<Operand> indices) {
    if (selected == null || x != selectedFrom) {
      selected = shape(x, shapes(indices));
      selectedFrom = x;
    }
    return selected;
  }

  private Operand spread(Operand value, Ints shape) {
    if (spread == null || value.geometry() != spreadFrom || shape != spreadTo) {
      spread = value.seenAs(new Layout(Broadcast.to(value.geometry(), shape), value.offset()));
      spreadFrom = value.geometry();
      spreadTo = shape;
    }
    spread.moveTo(value.array(), value.offset());
    return spread;
  }

  private static List<Ints> shapes(List<Operand> operands) {
    List<Ints> shapes = new ArrayList<>(operands.size());
    for (Operand o : operands) shapes.add(o.shape());
    return shapes;
  }

  /** Where in {@code x} each position of the index arrays points, the whole axes at 0. */
  private void resolve(Operand x, List<Operand> indices) {
    if (changed(indices)) {
      List<Ints> now = shapes(indices);
      common = now.size() == 1 ? now.getFirst() : Broadcast.shape(now);
      seen = now.toArray(Ints[]::new);
      selected = null;
    }
    count = Value.sizeOf(common);
    if (starts.length < count) starts = new int[count];
    Arrays.fill(starts, 0, count, 0);
    for (int k = 0; k < indices.size() && count > 0; k++) {
      if (isPlain(indices.get(k))) {
        point(x, k, (long[]) indices.get(k).array(), indices.get(k).offset());
        continue;
      }
      filled = 0;
      point(x, k, indices.get(k), indices.get(k).offset(), 0);
    }
  }

  private boolean changed(List<Operand> indices) {
    boolean same = seen.length == indices.size();
    for (int k = 0; same && k < seen.length; k++) same = seen[k] == indices.get(k).shape();
    return !same;
  }

  /** Whether an index array has the common shape and lies in C order. */
  private boolean isPlain(Operand index) {
    return index.array() instanceof long[]
        && index.shape().equals(common)
        && index.geometry().isDense();
  }

  private void point(Operand x, int k, long[] index, int from) {
    int axis = axes.get(k);
    int length = x.length(axis);
    int stride = x.stride(axis);
    for (int i = 0; i < count; i++) {
      long at = index[from + i];
      if (at < 0 || at >= length) at = position(at, named.get(k), length);
      starts[i] += (int) at * stride;
    }
  }

  /** Adds where the numbers of index array {@code k} point. */
  private void point(Operand x, int k, Operand index, int at, int depth) {
    if (depth == common.size()) {
      int axis = axes.get(k);
      int position = position(index.longAt(at), named.get(k), x.length(axis));
      starts[filled++] += position * x.stride(axis);
      return;
    }
    int own = depth - (common.size() - index.rank());
    int step = own < 0 || index.length(own) == 1 ? 0 : index.stride(own);
    for (int i = 0; i < common.get(depth); i++) point(x, k, index, at + i * step, depth + 1);
  }

  private int position(long index, int axis, int length) {
    if (fromFront && index < 0)
      throw new ShapeException(
          "index " + index + " is out of range for axis " + axis + " of length " + length);
    return Views.position(index, axis, length);
  }

  /** Axes of the selection from {@code depth} on: {@code axis} is the next axis of x. */
  private void walk(Action action, Operand x, int xo, int axis, Operand s, int so, int depth) {
    if (depth == position) {
      arrays(action, x, xo, axis, s, so, depth);
      return;
    }
    int next = whole(axis);
    for (int i = 0; i < s.length(depth); i++) {
      walk(action, x, xo + i * x.stride(next), next + 1, s, so + i * s.stride(depth), depth + 1);
    }
  }

  private void arrays(Action action, Operand x, int xo, int axis, Operand s, int so, int depth) {
    boolean isSingle = depth + common.size() == s.rank();
    if (isSingle && isEven(s, depth)) {
      int step = common.isEmpty() ? 0 : s.stride(s.rank() - 1);
      switch (action) {
        case GATHER -> Scattered.gather(x.array(), xo, starts, count, s.array(), so, step);
        case SET -> Scattered.set(s.array(), so, step, x.array(), xo, starts, count);
        case INCREMENT -> Scattered.add(s, so, step, x, xo, starts, count);
      }
      return;
    }
    for (int p = 0; p < count; p++) {
      int at = so;
      int rest = p;
      for (int d = common.size() - 1; d >= 0; d--) {
        at += rest % common.get(d) * s.stride(depth + d);
        rest /= common.get(d);
      }
      trailing(action, x, xo + starts[p], axis, s, at, depth + common.size());
    }
  }

  /** Whether the positions of the arrays, from {@code depth} on, are evenly spaced in C order. */
  private boolean isEven(Operand s, int depth) {
    for (int d = common.size() - 1; d > 0; d--)
      if (s.stride(depth + d - 1) != s.length(depth + d) * s.stride(depth + d)) return false;
    return true;
  }

  private void trailing(Action action, Operand x, int xo, int axis, Operand s, int so, int depth) {
    int left = s.rank() - depth;
    if (left == 0) {
      run(action, x, xo, 1, s, so, 1, 1);
      return;
    }
    int next = whole(axis);
    int n = s.length(depth);
    if (left == 1) run(action, x, xo, x.stride(next), s, so, s.stride(depth), n);
    else
      for (int i = 0; i < n; i++)
        trailing(
            action, x, xo + i * x.stride(next), next + 1, s, so + i * s.stride(depth), depth + 1);
  }

  private static void run(
      Action action, Operand x, int xo, int xs, Operand s, int so, int ss, int n) {
    switch (action) {
      case GATHER -> Copy.run(x.array(), xo, xs, s.array(), so, ss, n);
      case SET -> Copy.run(s.array(), so, ss, x.array(), xo, xs, n);
      case INCREMENT -> Accumulate.run(s, so, ss, x, xo, xs, n);
    }
  }

  /** The first axis from {@code axis} on that no index array points along. */
  private int whole(int axis) {
    int next = axis;
    for (int k = 0; k < axes.size(); k++) {
      if (axes.get(k) == next) {
        next++;
        k = -1;
      }
    }
    return next;
  }
}
