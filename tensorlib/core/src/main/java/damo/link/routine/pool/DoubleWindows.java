package damo.link.routine.pool;

/** float64. */
final class DoubleWindows implements LineOfWindows {
  private final int[] start;
  private final int[] end;

  DoubleWindows(int[] start, int[] end) {
    this.start = start;
    this.end = end;
  }

  @Override
  public void larger(Object x, int at, Object line, int n) {
    larger((double[]) x, at, (double[]) line, n);
  }

  private static void larger(double[] x, int at, double[] line, int n) {
    for (int i = 0; i < n; i++) line[i] = Math.max(line[i], x[at + i]);
  }

  @Override
  public void max(Object line, Object to, int at) {
    double[] x = (double[]) line;
    double[] y = (double[]) to;
    for (int p = 0; p < start.length; p++) {
      double largest = x[start[p]];
      for (int i = start[p] + 1; i < end[p]; i++) largest = Math.max(largest, x[i]);
      y[at + p] = largest;
    }
  }

  @Override
  public void sum(Object line, Object to, int at, double height, int[] widths) {
    double[] x = (double[]) line;
    double[] y = (double[]) to;
    for (int p = 0; p < start.length; p++) {
      double sum = 0;
      for (int i = start[p]; i < end[p]; i++) sum += x[i];
      y[at + p] = (double) (sum / (height * widths[p]));
    }
  }

  @Override
  public void spread(Object g, int at, Object line, double height, int[] widths) {
    double[] from = (double[]) g;
    double[] to = (double[]) line;
    for (int p = 0; p < start.length; p++) {
      double part = (double) (from[at + p] / (height * widths[p]));
      for (int i = start[p]; i < end[p]; i++) to[i] += part;
    }
  }

  /** The choice is between bits, as the machine makes that one without a branch to guess. */
  @Override
  public void spreadToMax(
      Object x, int at, Object y, Object g, int window, int gAt, Object to, int toAt) {
    double[] a = (double[]) x;
    double[] largest = (double[]) y;
    double[] from = (double[]) g;
    double[] out = (double[]) to;
    for (int p = 0; p < start.length; p++) {
      double m = largest[window + p];
      long part = Double.doubleToRawLongBits(from[gAt + p]);
      for (int i = start[p]; i < end[p]; i++)
        out[toAt + i] += Double.longBitsToDouble(a[at + i] == m ? part : 0);
    }
  }

  @Override
  public void sumAtMax(
      Object x, int at, Object g, int gAt, Object y, int window, Object to, int toAt) {
    double[] a = (double[]) x;
    double[] from = (double[]) g;
    double[] largest = (double[]) y;
    double[] out = (double[]) to;
    for (int p = 0; p < start.length; p++) {
      double m = largest[window + p];
      double sum = 0;
      for (int i = start[p]; i < end[p]; i++) if (a[at + i] == m) sum += from[gAt + i];
      out[toAt + p] += sum;
    }
  }
}
