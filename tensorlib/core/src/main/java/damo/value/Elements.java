package damo.value;

import damo.scalar.DType;

/** Reads and writes the elements of the Java array in which a dtype is stored. */
public sealed interface Elements {
  /** A new array of {@code n} zeros. */
  Object allocate(int n);

  /** Element {@code i} as the next double. */
  double getDouble(Object array, int i);

  /** Element {@code i}, truncated. */
  long getLong(Object array, int i);

  /** Stores {@code v}, rounded to a float, truncated to an integer. */
  void setDouble(Object array, int i, double v);

  /** Stores the low bits: integers wrap. */
  void setLong(Object array, int i, long v);

  /** How many elements the array has. */
  int length(Object array);

  /** For Java arrays of {@code dtype}. */
  static Elements of(DType dtype) {
    return switch (dtype) {
      case BOOL -> Bools.BOOLS;
      case INT8 -> Bytes.SIGNED;
      case UINT8 -> Bytes.UNSIGNED;
      case INT16 -> Shorts.SIGNED;
      case UINT16 -> Shorts.UNSIGNED;
      case FLOAT16 -> Halves.HALVES;
      case INT32 -> Words.SIGNED;
      case UINT32 -> Words.UNSIGNED;
      case INT64 -> Longs.SIGNED;
      case UINT64 -> Longs.UNSIGNED;
      case FLOAT32 -> Floats.FLOATS;
      case FLOAT64 -> Doubles.DOUBLES;
    };
  }

  /** bool in bytes, 0 or 1. */
  enum Bools implements Elements {
    BOOLS;

    @Override
    public Object allocate(int n) {
      return new byte[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      return ((byte[]) array)[i];
    }

    @Override
    public long getLong(Object array, int i) {
      return ((byte[]) array)[i];
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      ((byte[]) array)[i] = (byte) (v != 0 ? 1 : 0);
    }

    @Override
    public void setLong(Object array, int i, long v) {
      ((byte[]) array)[i] = (byte) (v != 0 ? 1 : 0);
    }

    @Override
    public int length(Object array) {
      return ((byte[]) array).length;
    }
  }

  /** int8 and uint8. */
  enum Bytes implements Elements {
    SIGNED(-1L),
    UNSIGNED(0xffL);

    private final long mask;

    Bytes(long mask) {
      this.mask = mask;
    }

    @Override
    public Object allocate(int n) {
      return new byte[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      return getLong(array, i);
    }

    @Override
    public long getLong(Object array, int i) {
      return ((byte[]) array)[i] & mask;
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      setLong(array, i, (long) v);
    }

    @Override
    public void setLong(Object array, int i, long v) {
      ((byte[]) array)[i] = (byte) v;
    }

    @Override
    public int length(Object array) {
      return ((byte[]) array).length;
    }
  }

  /** int16 and uint16. */
  enum Shorts implements Elements {
    SIGNED(-1L),
    UNSIGNED(0xffffL);

    private final long mask;

    Shorts(long mask) {
      this.mask = mask;
    }

    @Override
    public Object allocate(int n) {
      return new short[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      return getLong(array, i);
    }

    @Override
    public long getLong(Object array, int i) {
      return ((short[]) array)[i] & mask;
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      setLong(array, i, (long) v);
    }

    @Override
    public void setLong(Object array, int i, long v) {
      ((short[]) array)[i] = (short) v;
    }

    @Override
    public int length(Object array) {
      return ((short[]) array).length;
    }
  }

  /** float16 as IEEE bits in shorts. */
  enum Halves implements Elements {
    HALVES;

    @Override
    public Object allocate(int n) {
      return new short[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      return Float.float16ToFloat(((short[]) array)[i]);
    }

    @Override
    public long getLong(Object array, int i) {
      return (long) getDouble(array, i);
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      ((short[]) array)[i] = Float.floatToFloat16((float) v);
    }

    @Override
    public void setLong(Object array, int i, long v) {
      setDouble(array, i, v);
    }

    @Override
    public int length(Object array) {
      return ((short[]) array).length;
    }
  }

  /** int32 and uint32. */
  enum Words implements Elements {
    SIGNED(-1L),
    UNSIGNED(0xffffffffL);

    private final long mask;

    Words(long mask) {
      this.mask = mask;
    }

    @Override
    public Object allocate(int n) {
      return new int[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      return getLong(array, i);
    }

    @Override
    public long getLong(Object array, int i) {
      return ((int[]) array)[i] & mask;
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      setLong(array, i, (long) v);
    }

    @Override
    public void setLong(Object array, int i, long v) {
      ((int[]) array)[i] = (int) v;
    }

    @Override
    public int length(Object array) {
      return ((int[]) array).length;
    }
  }

  /** int64 and uint64. */
  enum Longs implements Elements {
    SIGNED,
    UNSIGNED;

    private static final double TWO_63 = 0x1p63;

    @Override
    public Object allocate(int n) {
      return new long[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      long v = ((long[]) array)[i];
      if (this == SIGNED || v >= 0) return v;
      return ((v >>> 1) | (v & 1)) * 2.0;
    }

    @Override
    public long getLong(Object array, int i) {
      return ((long[]) array)[i];
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      boolean high = this == UNSIGNED && v >= TWO_63;
      ((long[]) array)[i] = high ? (long) (v - TWO_63) ^ Long.MIN_VALUE : (long) v;
    }

    @Override
    public void setLong(Object array, int i, long v) {
      ((long[]) array)[i] = v;
    }

    @Override
    public int length(Object array) {
      return ((long[]) array).length;
    }
  }

  /** float32. */
  enum Floats implements Elements {
    FLOATS;

    @Override
    public Object allocate(int n) {
      return new float[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      return ((float[]) array)[i];
    }

    @Override
    public long getLong(Object array, int i) {
      return (long) ((float[]) array)[i];
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      ((float[]) array)[i] = (float) v;
    }

    @Override
    public void setLong(Object array, int i, long v) {
      ((float[]) array)[i] = v;
    }

    @Override
    public int length(Object array) {
      return ((float[]) array).length;
    }
  }

  /** float64. */
  enum Doubles implements Elements {
    DOUBLES;

    @Override
    public Object allocate(int n) {
      return new double[n];
    }

    @Override
    public double getDouble(Object array, int i) {
      return ((double[]) array)[i];
    }

    @Override
    public long getLong(Object array, int i) {
      return (long) ((double[]) array)[i];
    }

    @Override
    public void setDouble(Object array, int i, double v) {
      ((double[]) array)[i] = v;
    }

    @Override
    public void setLong(Object array, int i, long v) {
      ((double[]) array)[i] = v;
    }

    @Override
    public int length(Object array) {
      return ((double[]) array).length;
    }
  }
}
