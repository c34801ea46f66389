package damo.link.jvm;

import damo.scalar.DType;

/** Moves elements between the arrays in which dtypes are stored and tiles of their {@link Kind}. */
final class TileStorage {
  private static final long LOW_WORD = 0xffffffffL;

  private TileStorage() {}

  /** {@code tile[at + i] = from[offset + i * stride]}. */
  static void load(DType dtype, Object from, int offset, int stride, Object tile, int at, int n) {
    if (stride == 0) {
      load(dtype, from, offset, 1, tile, at, 1);
      fill(tile, at + 1, at + n, at);
    } else if (stride == 1 && Kind.isStorage(dtype)) {
      System.arraycopy(from, offset, tile, at, n);
    } else {
      gather(dtype, from, offset, stride, tile, at, n);
    }
  }

  private static void fill(Object tile, int from, int to, int source) {
    switch (tile) {
      case float[] t -> java.util.Arrays.fill(t, from, to, t[source]);
      case double[] t -> java.util.Arrays.fill(t, from, to, t[source]);
      case int[] t -> java.util.Arrays.fill(t, from, to, t[source]);
      case long[] t -> java.util.Arrays.fill(t, from, to, t[source]);
      default -> throw new IllegalArgumentException("not a tile: " + tile.getClass());
    }
  }

  private static void gather(
      DType dtype, Object from, int offset, int stride, Object tile, int at, int n) {
    switch (dtype) {
      case BOOL, INT8 -> bytes((byte[]) from, offset, stride, (int[]) tile, at, n, -1);
      case UINT8 -> bytes((byte[]) from, offset, stride, (int[]) tile, at, n, 0xff);
      case INT16 -> shorts((short[]) from, offset, stride, (int[]) tile, at, n, -1);
      case UINT16 -> shorts((short[]) from, offset, stride, (int[]) tile, at, n, 0xffff);
      case FLOAT16 -> halves((short[]) from, offset, stride, (float[]) tile, at, n);
      case INT32 -> ints((int[]) from, offset, stride, (int[]) tile, at, n);
      case UINT32 -> words((int[]) from, offset, stride, (long[]) tile, at, n);
      case INT64, UINT64 -> longs((long[]) from, offset, stride, (long[]) tile, at, n);
      case FLOAT32 -> floats((float[]) from, offset, stride, (float[]) tile, at, n);
      case FLOAT64 -> doubles((double[]) from, offset, stride, (double[]) tile, at, n);
    }
  }

  private static void bytes(
      byte[] from, int offset, int stride, int[] to, int at, int n, int mask) {
    for (int i = 0; i < n; i++) to[at + i] = from[offset + i * stride] & mask;
  }

  private static void shorts(
      short[] from, int offset, int stride, int[] to, int at, int n, int mask) {
    for (int i = 0; i < n; i++) to[at + i] = from[offset + i * stride] & mask;
  }

  private static void halves(short[] from, int offset, int stride, float[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = Float.float16ToFloat(from[offset + i * stride]);
  }

  private static void ints(int[] from, int offset, int stride, int[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = from[offset + i * stride];
  }

  private static void words(int[] from, int offset, int stride, long[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = from[offset + i * stride] & LOW_WORD;
  }

  private static void longs(long[] from, int offset, int stride, long[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = from[offset + i * stride];
  }

  private static void floats(float[] from, int offset, int stride, float[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = from[offset + i * stride];
  }

  private static void doubles(double[] from, int offset, int stride, double[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = from[offset + i * stride];
  }

  /** {@code to[offset + i] = tile[i]}; the tile's values are in the range of the dtype. */
  static void store(DType dtype, Object tile, Object to, int offset, int n) {
    switch (dtype) {
      case INT32, INT64, UINT64, FLOAT32, FLOAT64 -> System.arraycopy(tile, 0, to, offset, n);
      case BOOL, INT8, UINT8 -> toBytes((int[]) tile, (byte[]) to, offset, n);
      case INT16, UINT16 -> toShorts((int[]) tile, (short[]) to, offset, n);
      case FLOAT16 -> toHalves((float[]) tile, (short[]) to, offset, n);
      case UINT32 -> toWords((long[]) tile, (int[]) to, offset, n);
    }
  }

  private static void toBytes(int[] tile, byte[] to, int offset, int n) {
    for (int i = 0; i < n; i++) to[offset + i] = (byte) tile[i];
  }

  private static void toShorts(int[] tile, short[] to, int offset, int n) {
    for (int i = 0; i < n; i++) to[offset + i] = (short) tile[i];
  }

  private static void toHalves(float[] tile, short[] to, int offset, int n) {
    for (int i = 0; i < n; i++) to[offset + i] = Float.floatToFloat16(tile[i]);
  }

  private static void toWords(long[] tile, int[] to, int offset, int n) {
    for (int i = 0; i < n; i++) to[offset + i] = (int) tile[i];
  }
}
