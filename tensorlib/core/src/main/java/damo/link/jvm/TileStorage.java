package damo.link.jvm;

import damo.scalar.DType;
import java.util.Arrays;

/**
 * Moves elements between the arrays in which a dtype is stored and tiles of its {@link Kind}.
 *
 * <p>Bytes and shorts pass through an array of their own, as loops are only vectorised when all
 * arrays have one index; and through float, as that way, unlike the direct one, has vector
 * instructions. All of their values fit.
 */
final class TileStorage {
  private static final long LOW_WORD = 0xffffffffL;

  private final DType dtype;
  private byte[] bytes = new byte[0];
  private short[] shorts = new short[0];

  TileStorage(DType dtype) {
    this.dtype = dtype;
  }

  /** {@code tile[at + i] = from[offset + i * stride]}. */
  void load(Object from, int offset, int stride, Object tile, int at, int n) {
    if (stride == 0) {
      load(from, offset, 1, tile, at, 1);
      fill(tile, at + 1, at + n, at);
    } else if (stride == 1 && Kind.isStorage(dtype)) {
      System.arraycopy(from, offset, tile, at, n);
    } else {
      convert(from, offset, stride, tile, at, n);
    }
  }

  private static void fill(Object tile, int from, int to, int source) {
    switch (tile) {
      case float[] t -> Arrays.fill(t, from, to, t[source]);
      case double[] t -> Arrays.fill(t, from, to, t[source]);
      case int[] t -> Arrays.fill(t, from, to, t[source]);
      case long[] t -> Arrays.fill(t, from, to, t[source]);
      default -> throw new IllegalArgumentException("not a tile: " + tile.getClass());
    }
  }

  private void convert(Object from, int offset, int stride, Object tile, int at, int n) {
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

  private void bytes(byte[] from, int offset, int stride, int[] to, int at, int n, int mask) {
    if (bytes.length < at + n) bytes = new byte[to.length];
    if (stride == 1) System.arraycopy(from, offset, bytes, at, n);
    else for (int i = 0; i < n; i++) bytes[at + i] = from[offset + i * stride];
    widen(bytes, to, at, at + n, mask);
  }

  private static void widen(byte[] from, int[] to, int start, int end, int mask) {
    for (int i = start; i < end; i++) to[i] = (int) (float) from[i] & mask;
  }

  private void shorts(short[] from, int offset, int stride, int[] to, int at, int n, int mask) {
    if (shorts.length < at + n) shorts = new short[to.length];
    if (stride == 1) System.arraycopy(from, offset, shorts, at, n);
    else for (int i = 0; i < n; i++) shorts[at + i] = from[offset + i * stride];
    widen(shorts, to, at, at + n, mask);
  }

  private static void widen(short[] from, int[] to, int start, int end, int mask) {
    for (int i = start; i < end; i++) to[i] = (int) (float) from[i] & mask;
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
  void store(Object tile, Object to, int offset, int n) {
    switch (dtype) {
      case INT32, INT64, UINT64, FLOAT32, FLOAT64 -> System.arraycopy(tile, 0, to, offset, n);
      case BOOL, INT8, UINT8 -> toBytes((int[]) tile, (byte[]) to, offset, n);
      case INT16, UINT16 -> toShorts((int[]) tile, (short[]) to, offset, n);
      case FLOAT16 -> toHalves((float[]) tile, (short[]) to, offset, n);
      case UINT32 -> toWords((long[]) tile, (int[]) to, offset, n);
    }
  }

  private void toBytes(int[] tile, byte[] to, int offset, int n) {
    if (bytes.length < n) bytes = new byte[tile.length];
    narrow(tile, bytes, n);
    System.arraycopy(bytes, 0, to, offset, n);
  }

  private static void narrow(int[] from, byte[] to, int n) {
    for (int i = 0; i < n; i++) to[i] = (byte) (float) from[i];
  }

  private void toShorts(int[] tile, short[] to, int offset, int n) {
    if (shorts.length < n) shorts = new short[tile.length];
    narrow(tile, shorts, n);
    System.arraycopy(shorts, 0, to, offset, n);
  }

  private static void narrow(int[] from, short[] to, int n) {
    for (int i = 0; i < n; i++) to[i] = (short) (float) from[i];
  }

  private static void toHalves(float[] tile, short[] to, int offset, int n) {
    for (int i = 0; i < n; i++) to[offset + i] = Float.floatToFloat16(tile[i]);
  }

  private static void toWords(long[] tile, int[] to, int offset, int n) {
    for (int i = 0; i < n; i++) to[offset + i] = (int) tile[i];
  }
}
