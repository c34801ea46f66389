package damo.link.routine.linear;

import damo.link.routine.Operand;
import damo.runtime.linear.Dense;

/** Elements of operands to matrices of float64, and back. */
final class Elements {
  private Elements() {}

  /** The matrix of {@code x} whose first element lies at {@code offset}. */
  static void load(Operand x, int offset, Dense to) {
    int down = x.stride(x.rank() - 2);
    int right = x.stride(x.rank() - 1);
    for (int i = 0; i < to.rows(); i++)
      row(x.array(), offset + i * down, right, to.elements(), i * to.columns(), to.columns());
  }

  private static void row(Object array, int from, int step, double[] to, int at, int n) {
    switch (array) {
      case double[] a -> {
        for (int j = 0; j < n; j++) to[at + j] = a[from + j * step];
      }
      case float[] a -> {
        for (int j = 0; j < n; j++) to[at + j] = a[from + j * step];
      }
      default -> throw new IllegalArgumentException("not floats: " + array.getClass());
    }
  }

  /** A result at its position in the stack. */
  static void store(Dense from, Operand out, int position) {
    int n = from.rows() * from.columns();
    int at = out.offset() + position * n;
    double[] a = from.elements();
    switch (out.array()) {
      case double[] to -> System.arraycopy(a, 0, to, at, n);
      case float[] to -> {
        for (int i = 0; i < n; i++) to[at + i] = (float) a[i];
      }
      case int[] to -> {
        for (int i = 0; i < n; i++) to[at + i] = (int) a[i];
      }
      case long[] to -> {
        for (int i = 0; i < n; i++) to[at + i] = (long) a[i];
      }
      default -> throw new IllegalArgumentException("not a result: " + out.dtype());
    }
  }
}
