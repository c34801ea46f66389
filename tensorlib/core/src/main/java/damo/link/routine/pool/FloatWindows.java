package damo.link.routine.pool;

/** float32. */
final class FloatWindows implements LineOfWindows {
  private final int[] start;
  private final int[] end;

  FloatWindows(int[] start, int[] end) {
    this.start = start;
    this.end = end;
  }

  @Override
  public void larger(Object x, int at, Object line, int n) {
    larger((float[]) x, at, (float[]) line, n);
  }

  private static void larger(float[] x, int at, float[] line, int n) {
    for (int i = 0; i < n; i++) line[i] = Math.max(line[i], x[at + i]);
  }

  @Override
  public void max(Object line, Object to, int at) {
    float[] x = (float[]) line;
    float[] y = (float[]) to;
    for (int p = 0; p < start.length; p++) {
      float largest = x[start[p]];
      for (int i = start[p] + 1; i < end[p]; i++) largest = Math.max(largest, x[i]);
      y[at + p] = largest;
    }
  }

  @Override
  public void sum(Object line, Object to, int at, double height, int[] widths) {
    float[] x = (float[]) line;
    float[] y = (float[]) to;
    for (int p = 0; p < start.length; p++) {
      double sum = 0;
      for (int i = start[p]; i < end[p]; i++) sum += x[i];
      y[at + p] = (float) (sum / (height * widths[p]));
    }
  }

  @Override
  public void spread(Object g, int at, Object line, double height, int[] widths) {
    float[] from = (float[]) g;
    float[] to = (float[]) line;
    for (int p = 0; p < start.length; p++) {
      float part = (float) (from[at + p] / (height * widths[p]));
      for (int i = start[p]; i < end[p]; i++) to[i] += part;
    }
  }

  /** The choice is between bits, as the machine makes that one without a branch to guess. */
  @Override
  public void spreadToMax(
      Object x, int at, Object y, Object g, int window, int gAt, Object to, int toAt) {
    float[] a = (float[]) x;
    float[] largest = (float[]) y;
    float[] from = (float[]) g;
    float[] out = (float[]) to;
    for (int p = 0; p < start.length; p++) {
      float m = largest[window + p];
      int part = Float.floatToRawIntBits(from[gAt + p]);
      for (int i = start[p]; i < end[p]; i++)
        out[toAt + i] += Float.intBitsToFloat(a[at + i] == m ? part : 0);
    }
  }

  @Override
  public void sumAtMax(
      Object x, int at, Object g, int gAt, Object y, int window, Object to, int toAt) {
    float[] a = (float[]) x;
    float[] from = (float[]) g;
    float[] largest = (float[]) y;
    float[] out = (float[]) to;
    for (int p = 0; p < start.length; p++) {
      float m = largest[window + p];
      float sum = 0;
      for (int i = start[p]; i < end[p]; i++) if (a[at + i] == m) sum += from[gAt + i];
      out[toAt + p] += sum;
    }
  }
}
