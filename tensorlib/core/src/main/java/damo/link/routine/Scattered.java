package damo.link.routine;

/** Single elements whose places in one of two arrays are listed. */
final class Scattered {
  private Scattered() {}

  /** {@code to[t + i ts] = from[f + places[i]]} for i below {@code n}. */
  static void gather(Object from, int f, int[] places, int n, Object to, int t, int ts) {
    switch (from) {
      case float[] a -> {
        float[] b = (float[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + places[i]];
      }
      case double[] a -> {
        double[] b = (double[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + places[i]];
      }
      case long[] a -> {
        long[] b = (long[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + places[i]];
      }
      case int[] a -> {
        int[] b = (int[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + places[i]];
      }
      case short[] a -> {
        short[] b = (short[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + places[i]];
      }
      case byte[] a -> {
        byte[] b = (byte[]) to;
        for (int i = 0; i < n; i++) b[t + i * ts] = a[f + places[i]];
      }
      default -> throw new IllegalArgumentException("not a storage array: " + from.getClass());
    }
  }

  /** {@code to[t + places[i]] = from[f + i fs]} for i below {@code n}, in this order. */
  static void set(Object from, int f, int fs, Object to, int t, int[] places, int n) {
    switch (from) {
      case float[] a -> {
        float[] b = (float[]) to;
        for (int i = 0; i < n; i++) b[t + places[i]] = a[f + i * fs];
      }
      case double[] a -> {
        double[] b = (double[]) to;
        for (int i = 0; i < n; i++) b[t + places[i]] = a[f + i * fs];
      }
      case long[] a -> {
        long[] b = (long[]) to;
        for (int i = 0; i < n; i++) b[t + places[i]] = a[f + i * fs];
      }
      case int[] a -> {
        int[] b = (int[]) to;
        for (int i = 0; i < n; i++) b[t + places[i]] = a[f + i * fs];
      }
      case short[] a -> {
        short[] b = (short[]) to;
        for (int i = 0; i < n; i++) b[t + places[i]] = a[f + i * fs];
      }
      case byte[] a -> {
        byte[] b = (byte[]) to;
        for (int i = 0; i < n; i++) b[t + places[i]] = a[f + i * fs];
      }
      default -> throw new IllegalArgumentException("not a storage array: " + from.getClass());
    }
  }

  /** {@code to[t + places[i]] += from[f + i fs]} for i below {@code n}. */
  static void add(Operand from, int f, int fs, Operand to, int t, int[] places, int n) {
    switch (from.array()) {
      case float[] a -> {
        float[] b = (float[]) to.array();
        for (int i = 0; i < n; i++) b[t + places[i]] += a[f + i * fs];
      }
      case double[] a -> {
        double[] b = (double[]) to.array();
        for (int i = 0; i < n; i++) b[t + places[i]] += a[f + i * fs];
      }
      default -> {
        for (int i = 0; i < n; i++) Accumulate.run(from, f + i * fs, 0, to, t + places[i], 0, 1);
      }
    }
  }
}
