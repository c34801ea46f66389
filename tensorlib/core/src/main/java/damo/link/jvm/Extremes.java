package damo.link.jvm;

import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.runtime.vector.Totals;
import damo.scalar.DType;
import damo.value.Elements;

/**
 * Maximum and minimum, and where the first of them stands; a NaN is more extreme than any number.
 */
final class Extremes extends Fold {
  private final boolean isFloat;
  private final boolean isGreatest;
  private final boolean wantsPosition;
  private double[] doubles = new double[0];
  private long[] longs = new long[0];
  private long[] best = new long[0];

  /** Flips the sign bit of uint64, so that signed comparison orders it. */
  private final long flip;

  Extremes(Meaning.Tail.Fold tail, DType value) {
    super(tail, value);
    this.isFloat = value.isFloat();
    this.isGreatest = tail.kind() != Reduction.MIN && tail.kind() != Reduction.ARGMIN;
    this.wantsPosition = tail.kind() == Reduction.ARGMAX || tail.kind() == Reduction.ARGMIN;
    this.flip = value == DType.UINT64 ? Long.MIN_VALUE : 0;
  }

  @Override
  void allocate() {
    if (isFloat && doubles.length < size) doubles = new double[size];
    if (!isFloat && longs.length < size) longs = new long[size];
    if (wantsPosition && best.length < size) best = new long[size];
  }

  @Override
  void start() {
    if (isFloat)
      java.util.Arrays.fill(
          doubles, 0, size, isGreatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    else java.util.Arrays.fill(longs, 0, size, isGreatest ? Long.MIN_VALUE : Long.MAX_VALUE);
    if (wantsPosition) java.util.Arrays.fill(best, 0, size, Long.MAX_VALUE);
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
    for (int r = 0; r < rows; r++) {
      int at = to + r * toRow;
      int from = r * columns;
      if (wantsPosition && isFloat && toColumn == 0)
        searchRow(tile, from, columns, at, position + r * positionRow, positionColumn);
      else if (wantsPosition)
        search(tile, from, columns, at, toColumn, position + r * positionRow, positionColumn);
      else if (toColumn == 0) along(tile, from, columns, at);
      else across(tile, from, columns, at, toColumn);
    }
  }

  private void along(Object tile, int from, int n, int to) {
    switch (tile) {
      case float[] t -> prefer(to, isGreatest ? Totals.max(t, from, n) : Totals.min(t, from, n));
      case double[] t -> prefer(to, isGreatest ? Totals.max(t, from, n) : Totals.min(t, from, n));
      default -> {
        for (int i = from; i < from + n; i++) prefer(to, longAt(tile, i));
      }
    }
  }

  private void across(Object tile, int from, int n, int to, int stride) {
    for (int i = 0; i < n; i++) {
      if (isFloat) prefer(to + i * stride, doubleAt(tile, from + i));
      else prefer(to + i * stride, longAt(tile, from + i));
    }
  }

  private void prefer(int to, double v) {
    doubles[to] = isGreatest ? Math.max(doubles[to], v) : Math.min(doubles[to], v);
  }

  private void prefer(int to, long v) {
    longs[to] = isGreatest ? Math.max(longs[to], v) : Math.min(longs[to], v);
  }

  /** All of a row go to one element: its extreme is found first, then where it stands. */
  private void searchRow(Object tile, int from, int n, int to, int position, int step) {
    double m =
        switch (tile) {
          case float[] t -> isGreatest ? Totals.max(t, from, n) : Totals.min(t, from, n);
          default -> {
            double[] t = (double[]) tile;
            yield isGreatest ? Totals.max(t, from, n) : Totals.min(t, from, n);
          }
        };
    double held = doubles[to];
    boolean mayWin = Double.isNaN(m) || m == held || (isGreatest ? m > held : m < held);
    if (!mayWin) return;
    long here = position + (long) first(tile, from, n, m) * step;
    if (beats(m, here, to)) best[to] = here;
  }

  private static int first(Object tile, int from, int n, double m) {
    int i = 0;
    if (Double.isNaN(m)) while (i < n && !Double.isNaN(doubleAt(tile, from + i))) i++;
    else if (tile instanceof float[] t) while (i < n && t[from + i] != m) i++;
    else while (i < n && doubleAt(tile, from + i) != m) i++;
    return i;
  }

  private void search(Object tile, int from, int n, int to, int stride, int position, int step) {
    for (int i = 0; i < n; i++) {
      int at = to + i * stride;
      long here = position + (long) i * step;
      if (isFloat
          ? beats(doubleAt(tile, from + i), here, at)
          : beats(longAt(tile, from + i), here, at)) best[at] = here;
    }
  }

  /**
   * Whether {@code v} comes before what is held; holds it then. Of equals the first position stays.
   */
  private boolean beats(double v, long position, int at) {
    double held = doubles[at];
    boolean equal = v == held || (Double.isNaN(v) && Double.isNaN(held));
    boolean wins =
        equal
            ? position < best[at]
            : !Double.isNaN(held) && (Double.isNaN(v) || (isGreatest ? v > held : v < held));
    if (wins) doubles[at] = v;
    return wins;
  }

  private boolean beats(long v, long position, int at) {
    long held = longs[at];
    boolean wins = v == held ? position < best[at] : isGreatest ? v > held : v < held;
    if (wins) longs[at] = v;
    return wins;
  }

  private static double doubleAt(Object tile, int i) {
    return tile instanceof float[] f ? f[i] : ((double[]) tile)[i];
  }

  private long longAt(Object tile, int i) {
    return tile instanceof int[] t ? t[i] : ((long[]) tile)[i] ^ flip;
  }

  @Override
  void finish(Object output, Elements elements) {
    for (int i = 0; i < size; i++) {
      if (wantsPosition) elements.setLong(output, i, best[i]);
      else if (isFloat) elements.setDouble(output, i, doubles[i]);
      else elements.setLong(output, i, longs[i] ^ flip);
    }
  }
}
