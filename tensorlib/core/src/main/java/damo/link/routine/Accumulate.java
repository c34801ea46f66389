package damo.link.routine;

/** Elements added to those of another operand; the first is broadcast to the second. */
public final class Accumulate {
  private Accumulate() {}

  /** {@code to[...] += from}; both of one dtype; integers wrap, bools are or-ed. */
  public static void add(Operand from, Operand to) {
    Copy.checkBroadcasts(from, to);
    if (!Copy.hasNoElement(to)) add(from, from.offset(), to, to.offset(), 0);
  }

  private static void add(Operand from, int f, Operand to, int t, int axis) {
    if (to.rank() == 0) {
      run(from, f, 0, to, t, 0, 1);
      return;
    }
    int n = to.length(axis);
    int fs = Copy.stride(from, to, axis);
    int ts = to.stride(axis);
    if (axis == to.rank() - 1) run(from, f, fs, to, t, ts, n);
    else for (int i = 0; i < n; i++) add(from, f + i * fs, to, t + i * ts, axis + 1);
  }

  /** {@code n} additions, each operand with its step. */
  public static void run(Operand from, int f, int fs, Operand to, int t, int ts, int n) {
    switch (to.array()) {
      case float[] b -> {
        float[] a = (float[]) from.array();
        for (int i = 0; i < n; i++) b[t + i * ts] += a[f + i * fs];
      }
      case double[] b -> {
        double[] a = (double[]) from.array();
        for (int i = 0; i < n; i++) b[t + i * ts] += a[f + i * fs];
      }
      default -> {
        if (to.dtype().isFloat())
          for (int i = 0; i < n; i++)
            to.put(t + i * ts, to.doubleAt(t + i * ts) + from.doubleAt(f + i * fs));
        else
          for (int i = 0; i < n; i++)
            to.put(t + i * ts, to.longAt(t + i * ts) + from.longAt(f + i * fs));
      }
    }
  }
}
