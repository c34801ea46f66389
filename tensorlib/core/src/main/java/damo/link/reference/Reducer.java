package damo.link.reference;

import damo.error.ShapeException;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.link.Geometry;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;

/** Reductions, one element after the other in C order. */
public final class Reducer {
  private final Reduction kind;
  private final Value x;
  private final Value held;
  private final Elements hold;
  private final int[] seen;
  private final long[] best;
  private final boolean isFloat;

  private Reducer(Meaning.Reduce r, Value x, Ints shape) {
    this.kind = r.kind();
    this.x = x;
    DType dtype =
        switch (kind) {
          case SUM, MEAN, PROD -> r.accumulator();
          case ANY, ALL -> DType.BOOL;
          case MAX, PEAK, MIN, ARGMAX, ARGMIN -> x.dtype();
        };
    this.held = Value.zeros(dtype, shape);
    this.hold = Elements.of(dtype);
    this.seen = new int[held.size()];
    this.best = new long[held.size()];
    this.isFloat = dtype.isFloat();
  }

  /**
   * {@code x} reduced as {@code r} says, in dtype {@code result}.
   *
   * @throws damo.error.ShapeException if there is no element and the reduction has no value of none
   */
  public static Value reduce(Meaning.Reduce r, Value x, DType result) {
    Ints kept =
        Ints.of(
            Ints.range(0, x.rank()).stream()
                .map(i -> r.axes().contains(i) ? 1 : x.shape().get(i))
                .toArray());
    Reducer reducer = new Reducer(r, x, kept);
    reducer.checkNotEmpty(r.axes());
    reducer.walk(Geometry.dense(kept), 0, 0, 0);
    Ints shape =
        r.keepdims()
            ? kept
            : Ints.of(
                Ints.range(0, x.rank()).stream()
                    .filter(i -> !r.axes().contains(i))
                    .map(x.shape()::get)
                    .toArray());
    return reducer.result(result, shape);
  }

  private void checkNotEmpty(Ints axes) {
    if (!kind.hasValueOfNone() && x.size() == 0 && held.size() > 0)
      throw new ShapeException(
          kind.code()
              + " of no elements has no value: the shape is "
              + Geometry.text(x.shape())
              + ", the axes "
              + Geometry.text(axes));
  }

  /** Returns the index of the next element of x. */
  private int walk(Geometry out, int axis, int from, int to) {
    if (axis == x.rank()) {
      take(from, to);
      return from + 1;
    }
    int step = out.shape().get(axis) == 1 ? 0 : out.strides().get(axis);
    int at = from;
    for (int i = 0; i < x.shape().get(axis); i++) at = walk(out, axis + 1, at, to + i * step);
    return at;
  }

  private void take(int from, int to) {
    int position = seen[to]++;
    switch (kind) {
      case SUM, MEAN -> add(from, to);
      case PROD -> multiply(from, to, position == 0);
      case ANY -> hold.setLong(held.array(), to, held.getLong(to) | bit(from));
      case ALL ->
          hold.setLong(held.array(), to, (position == 0 ? 1 : held.getLong(to)) & bit(from));
      case MAX, PEAK, ARGMAX -> prefer(from, to, position, 1);
      case MIN, ARGMIN -> prefer(from, to, position, -1);
    }
  }

  private long bit(int from) {
    return x.getDouble(from) != 0 ? 1 : 0;
  }

  private void add(int from, int to) {
    if (isFloat) hold.setDouble(held.array(), to, held.getDouble(to) + x.getDouble(from));
    else hold.setLong(held.array(), to, held.getLong(to) + x.getLong(from));
  }

  private void multiply(int from, int to, boolean isFirst) {
    if (isFloat)
      hold.setDouble(held.array(), to, (isFirst ? 1 : held.getDouble(to)) * x.getDouble(from));
    else hold.setLong(held.array(), to, (isFirst ? 1 : held.getLong(to)) * x.getLong(from));
  }

  private void prefer(int from, int to, int position, int sign) {
    if (position > 0 && !isPreferred(from, to, sign)) return;
    best[to] = position;
    if (isFloat) hold.setDouble(held.array(), to, x.getDouble(from));
    else hold.setLong(held.array(), to, x.getLong(from));
  }

  /** Whether element {@code from} beats what is held: NaN beats all, the first of equals stays. */
  private boolean isPreferred(int from, int to, int sign) {
    if (isFloat) {
      double now = held.getDouble(to);
      double v = x.getDouble(from);
      return !Double.isNaN(now) && (Double.isNaN(v) || sign * v > sign * now);
    }
    long now = held.getLong(to);
    long v = x.getLong(from);
    return sign * (x.dtype() == DType.UINT64 ? Long.compareUnsigned(v, now) : Long.compare(v, now))
        > 0;
  }

  private Value result(DType dtype, Ints shape) {
    int n = held.size();
    int count = n == 0 ? 0 : x.size() / n;
    switch (kind) {
      case SUM, MAX, MIN, ANY -> {}
      case PROD, ALL -> {
        for (int i = 0; i < n && count == 0; i++) hold.setLong(held.array(), i, 1);
      }
      case PEAK -> {
        for (int i = 0; i < n && count == 0; i++)
          hold.setDouble(held.array(), i, Double.NEGATIVE_INFINITY);
      }
      case MEAN -> {
        return mean(count).cast(dtype).reshaped(shape);
      }
      case ARGMAX, ARGMIN -> {
        return Value.wrap(DType.INT64, shape, best).cast(dtype);
      }
    }
    return held.cast(dtype).reshaped(shape);
  }

  private Value mean(int count) {
    Value out = Value.zeros(isFloat ? held.dtype() : DType.FLOAT64, held.shape());
    Elements to = Elements.of(out.dtype());
    for (int i = 0, n = out.size(); i < n; i++)
      to.setDouble(out.array(), i, held.getDouble(i) / count);
    return out;
  }
}
