package damo.link.routine;

import damo.error.ShapeException;
import damo.link.Geometry;
import java.util.Arrays;

/** Elements of one operand to the places of another; the first is broadcast to the second. */
public final class Copy {
  private Copy() {}

  /** {@code to[...] = from}; both of one dtype, not overlapping. */
  public static void copy(Operand from, Operand to) {
    checkBroadcasts(from, to);
    if (hasNoElement(to)) return;
    if (from.geometry().isDense() && to.geometry().isDense() && from.shape().equals(to.shape())) {
      System.arraycopy(from.array(), from.offset(), to.array(), to.offset(), to.size());
      return;
    }
    copy(from, from.offset(), to, to.offset(), 0);
  }

  /** Elements to those of {@code whole} from index {@code at} of its array on, of one rank. */
  static void place(Operand part, Operand whole, int at) {
    if (hasNoElement(part)) return;
    int axis = part.rank();
    int size = 1;
    while (axis > 0 && part.stride(axis - 1) == size && whole.stride(axis - 1) == size)
      size *= part.length(--axis);
    place(part, part.offset(), whole, at, axis, 0, size);
  }

  /** Blocks of {@code size} elements, which lie together in both; one for each index before. */
  private static void place(
      Operand part, int f, Operand whole, int t, int axes, int axis, int size) {
    if (axis == axes) {
      System.arraycopy(part.array(), f, whole.array(), t, size);
      return;
    }
    int fs = part.stride(axis);
    int ts = whole.stride(axis);
    int n = part.length(axis);
    if (size == 1 && axis == axes - 1) run(part.array(), f, fs, whole.array(), t, ts, n);
    else
      for (int i = 0; i < n; i++) place(part, f + i * fs, whole, t + i * ts, axes, axis + 1, size);
  }

  /** Itself if in C order without gaps, else a copy that is. */
  public static Operand dense(Operand x) {
    return x.geometry().isDense() ? x : fresh(x);
  }

  /** A copy in C order that shares nothing. */
  public static Operand fresh(Operand x) {
    Operand out = Operand.zeros(x.dtype(), x.shape());
    copy(x, out);
    return out;
  }

  private static void copy(Operand from, int f, Operand to, int t, int axis) {
    int rank = to.rank();
    if (rank == 0) {
      System.arraycopy(from.array(), f, to.array(), t, 1);
      return;
    }
    int n = to.length(axis);
    int fs = stride(from, to, axis);
    int ts = to.stride(axis);
    if (axis == rank - 1) run(from.array(), f, fs, to.array(), t, ts, n);
    else for (int i = 0; i < n; i++) copy(from, f + i * fs, to, t + i * ts, axis + 1);
  }

  /** {@code n} elements of arrays of one type, each operand with its step. */
  public static void run(Object from, int f, int fs, Object to, int t, int ts, int n) {
    if (n == 0) return;
    if (fs == 1 && ts == 1) {
      System.arraycopy(from, f, to, t, n);
      return;
    }
    switch (from) {
      case float[] a -> {
        float[] b = (float[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + i * fs];
      }
      case double[] a -> {
        double[] b = (double[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + i * fs];
      }
      case long[] a -> {
        long[] b = (long[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + i * fs];
      }
      case int[] a -> {
        int[] b = (int[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + i * fs];
      }
      case short[] a -> {
        short[] b = (short[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + i * fs];
      }
      case byte[] a -> {
        byte[] b = (byte[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + i * fs];
      }
      default -> throw new IllegalArgumentException("not a storage array: " + from.getClass());
    }
  }

  /** Zeros from an index of an array on. */
  public static void clear(Object array, int from, int count) {
    int to = from + count;
    switch (array) {
      case float[] a -> Arrays.fill(a, from, to, 0);
      case double[] a -> Arrays.fill(a, from, to, 0);
      case long[] a -> Arrays.fill(a, from, to, 0);
      case int[] a -> Arrays.fill(a, from, to, 0);
      case short[] a -> Arrays.fill(a, from, to, (short) 0);
      case byte[] a -> Arrays.fill(a, from, to, (byte) 0);
      default -> throw new IllegalArgumentException("not a storage array: " + array.getClass());
    }
  }

  /** The step of {@code from} along {@code axis} of {@code to}: 0 where it is broadcast. */
  static int stride(Operand from, Operand to, int axis) {
    int own = axis - (to.rank() - from.rank());
    return own < 0 || from.length(own) == 1 ? 0 : from.stride(own);
  }

  /** Whether an axis has length 0. */
  public static boolean hasNoElement(Operand x) {
    for (int i = 0; i < x.rank(); i++) if (x.length(i) == 0) return true;
    return false;
  }

  static void checkBroadcasts(Operand from, Operand to) {
    int lead = to.rank() - from.rank();
    boolean fits = lead >= 0;
    for (int i = 0; fits && i < from.rank(); i++)
      fits = from.length(i) == 1 || from.length(i) == to.length(lead + i);
    if (!fits) {
      throw new ShapeException(
          "a value of shape "
              + Geometry.text(from.shape())
              + " does not broadcast to the shape "
              + Geometry.text(to.shape())
              + " of the elements to be written");
    }
  }
}
