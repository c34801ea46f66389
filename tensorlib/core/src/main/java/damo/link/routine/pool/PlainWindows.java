package damo.link.routine.pool;

import damo.scalar.DType;
import damo.value.Elements;

/** Any dtype, an element at a time; integers wrap. */
final class PlainWindows implements LineOfWindows {
  private final DType dtype;
  private final Elements elements;
  private final int[] start;
  private final int[] end;

  PlainWindows(DType dtype, int[] start, int[] end) {
    this.dtype = dtype;
    this.elements = Elements.of(dtype);
    this.start = start;
    this.end = end;
  }

  @Override
  public void larger(Object x, int at, Object line, int n) {
    for (int i = 0; i < n; i++) if (isLarger(x, at + i, line, i)) copy(x, at + i, line, i);
  }

  @Override
  public void max(Object line, Object to, int at) {
    for (int p = 0; p < start.length; p++) {
      int largest = start[p];
      for (int i = largest + 1; i < end[p]; i++) if (isLarger(line, i, line, largest)) largest = i;
      copy(line, largest, to, at + p);
    }
  }

  /** Whether the first is larger or no number; not if the second is none. */
  private boolean isLarger(Object x, int i, Object y, int j) {
    if (dtype.isFloat()) {
      double a = elements.getDouble(x, i);
      double b = elements.getDouble(y, j);
      return a > b || (Double.isNaN(a) && !Double.isNaN(b));
    }
    long a = elements.getLong(x, i);
    long b = elements.getLong(y, j);
    return (dtype == DType.UINT64 ? Long.compareUnsigned(a, b) : Long.compare(a, b)) > 0;
  }

  private static void copy(Object x, int i, Object y, int j) {
    System.arraycopy(x, i, y, j, 1);
  }

  @Override
  public void sum(Object line, Object to, int at, double height, int[] widths) {
    for (int p = 0; p < start.length; p++) {
      if (dtype.isFloat()) {
        double sum = 0;
        for (int i = start[p]; i < end[p]; i++) sum += elements.getDouble(line, i);
        elements.setDouble(to, at + p, sum / (height * widths[p]));
      } else {
        long sum = 0;
        for (int i = start[p]; i < end[p]; i++) sum += elements.getLong(line, i);
        elements.setLong(to, at + p, sum);
      }
    }
  }

  @Override
  public void spread(Object g, int at, Object line, double height, int[] widths) {
    for (int p = 0; p < start.length; p++)
      for (int i = start[p]; i < end[p]; i++)
        if (dtype.isFloat()) add(line, i, elements.getDouble(g, at + p) / (height * widths[p]));
        else add(g, at + p, line, i);
  }

  @Override
  public void spreadToMax(
      Object x, int at, Object y, Object g, int window, int gAt, Object to, int toAt) {
    for (int p = 0; p < start.length; p++)
      for (int i = start[p]; i < end[p]; i++)
        if (isEqual(x, at + i, y, window + p)) add(g, gAt + p, to, toAt + i);
  }

  @Override
  public void sumAtMax(
      Object x, int at, Object g, int gAt, Object y, int window, Object to, int toAt) {
    for (int p = 0; p < start.length; p++)
      for (int i = start[p]; i < end[p]; i++)
        if (isEqual(x, at + i, y, window + p)) add(g, gAt + i, to, toAt + p);
  }

  private boolean isEqual(Object x, int i, Object y, int j) {
    return dtype.isFloat()
        ? elements.getDouble(x, i) == elements.getDouble(y, j)
        : elements.getLong(x, i) == elements.getLong(y, j);
  }

  private void add(Object x, int i, Object to, int j) {
    if (dtype.isFloat()) add(to, j, elements.getDouble(x, i));
    else elements.setLong(to, j, elements.getLong(to, j) + elements.getLong(x, i));
  }

  private void add(Object to, int j, double x) {
    elements.setDouble(to, j, elements.getDouble(to, j) + x);
  }
}
