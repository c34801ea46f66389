package damo.link.routine.order;

import damo.link.routine.Operand;
import damo.scalar.DType;

/** Elements as integers of the same order: NaN is the greatest, zeros are equal. */
final class Keys {
  private Keys() {}

  /** Whether keys of this dtype fit into 32 bits. */
  static boolean areShort(DType dtype) {
    return dtype.bytes() <= 4;
  }

  /** The keys of {@code n} elements of {@code x} from index {@code at} on, by {@code step}. */
  static void read(Operand x, int at, int step, int n, long[] keys) {
    switch (x.array()) {
      case float[] a -> {
        for (int i = 0; i < n; i++) keys[i] = of(a[at + i * step]);
      }
      case double[] a -> {
        for (int i = 0; i < n; i++) keys[i] = of(a[at + i * step]);
      }
      default -> {
        DType dtype = x.dtype();
        for (int i = 0; i < n; i++) {
          int k = at + i * step;
          keys[i] = dtype.isFloat() ? of((float) x.doubleAt(k)) : of(x.longAt(k), dtype);
        }
      }
    }
  }

  private static long of(long v, DType dtype) {
    return switch (dtype) {
      case UINT64 -> v ^ Long.MIN_VALUE;
      case UINT32 -> v + Integer.MIN_VALUE;
      default -> v;
    };
  }

  private static long of(float v) {
    if (Float.isNaN(v)) return Integer.MAX_VALUE;
    int bits = Float.floatToRawIntBits(v + 0.0f); // −0 becomes 0
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  private static long of(double v) {
    if (Double.isNaN(v)) return Long.MAX_VALUE;
    long bits = Double.doubleToRawLongBits(v + 0.0); // −0 becomes 0
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
