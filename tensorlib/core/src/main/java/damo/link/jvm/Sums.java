package damo.link.jvm;

import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.runtime.vector.Totals;
import damo.scalar.DType;
import damo.value.Elements;

/** Sum, mean, product, any and all: held in doubles for floats, in longs for integers. */
final class Sums extends Fold {
  private final boolean isFloat;
  private double[] doubles = new double[0];
  private long[] longs = new long[0];

  Sums(Meaning.Tail.Fold tail, DType value) {
    super(tail, value);
    this.isFloat = !isLogical() && (value.isFloat() || tail.accumulator().isFloat());
  }

  private boolean isLogical() {
    return tail.kind() == Reduction.ANY || tail.kind() == Reduction.ALL;
  }

  private boolean isProduct() {
    return tail.kind() == Reduction.PROD || tail.kind() == Reduction.ALL;
  }

  @Override
  void allocate() {
    if (isFloat && doubles.length < size) doubles = new double[size];
    if (!isFloat && longs.length < size) longs = new long[size];
  }

  @Override
  void start() {
    if (isFloat) java.util.Arrays.fill(doubles, 0, size, isProduct() ? 1 : 0);
    else java.util.Arrays.fill(longs, 0, size, isProduct() ? 1 : 0);
  }

  @Override
  void take(
      Object tile,
      int rows,
      int columns,
      int to,
      int toRow,
      int toColumn,
      int position,
      int positionRow,
      int positionColumn) {
    if (toRow == 0 && toColumn == 0) {
      along(tile, 0, rows * columns, to);
      return;
    }
    for (int r = 0; r < rows; r++) {
      int at = to + r * toRow;
      if (toColumn == 0) along(tile, r * columns, columns, at);
      else across(tile, r * columns, columns, at, toColumn);
    }
  }

  /** All values go to one element. */
  private void along(Object tile, int from, int n, int to) {
    if (isFloat)
      doubles[to] =
          isProduct() ? doubles[to] * product(tile, from, n) : doubles[to] + sum(tile, from, n);
    else longs[to] = integers(tile, from, n, longs[to]);
  }

  private double sum(Object tile, int from, int n) {
    return switch (tile) {
      case float[] t -> Totals.sum(t, from, n);
      case double[] t -> Totals.sum(t, from, n);
      default -> {
        double s = 0;
        for (int i = from; i < from + n; i++) s += doubleAt(tile, i);
        yield s;
      }
    };
  }

  private double product(Object tile, int from, int n) {
    double p = 1;
    for (int i = from; i < from + n; i++) p *= doubleAt(tile, i);
    return p;
  }

  private long integers(Object tile, int from, int n, long held) {
    for (int i = from; i < from + n; i++) held = combine(held, tile, i);
    return held;
  }

  private long combine(long held, Object tile, int i) {
    return switch (tail.kind()) {
      case PROD -> held * longAt(tile, i);
      case ANY -> held | (doubleAt(tile, i) != 0 ? 1 : 0);
      case ALL -> held & (doubleAt(tile, i) != 0 ? 1 : 0);
      default -> held + longAt(tile, i);
    };
  }

  /** Each value goes to an element of its own. */
  private void across(Object tile, int from, int n, int to, int stride) {
    if (isFloat && !isProduct() && stride == 1) {
      addAcross(tile, from, n, to);
      return;
    }
    for (int i = 0; i < n; i++) {
      int at = to + i * stride;
      if (!isFloat) longs[at] = combine(longs[at], tile, from + i);
      else if (isProduct()) doubles[at] *= doubleAt(tile, from + i);
      else doubles[at] += doubleAt(tile, from + i);
    }
  }

  private void addAcross(Object tile, int from, int n, int to) {
    switch (tile) {
      case float[] t -> Totals.add(t, from, doubles, to, n);
      case double[] t -> Totals.add(t, from, doubles, to, n);
      default -> {
        for (int i = 0; i < n; i++) doubles[to + i] += doubleAt(tile, from + i);
      }
    }
  }

  private double doubleAt(Object tile, int i) {
    return switch (tile) {
      case float[] t -> t[i];
      case double[] t -> t[i];
      case int[] t -> t[i];
      case long[] t -> value == DType.UINT64 ? Arithmetic.unsignedToDouble(t[i]) : t[i];
      default -> throw new IllegalArgumentException("not a tile: " + tile.getClass());
    };
  }

  private long longAt(Object tile, int i) {
    return switch (tile) {
      case int[] t -> t[i];
      case long[] t -> t[i];
      default -> (long) doubleAt(tile, i);
    };
  }

  @Override
  void finish(Object output, Elements elements) {
    boolean isMean = tail.kind() == Reduction.MEAN;
    for (int i = 0; i < size; i++) {
      if (isMean) elements.setDouble(output, i, (isFloat ? doubles[i] : longs[i]) / count);
      else if (isFloat) elements.setDouble(output, i, doubles[i]);
      else elements.setLong(output, i, longs[i]);
    }
  }
}
