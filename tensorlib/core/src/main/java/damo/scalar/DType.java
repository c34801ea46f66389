package damo.scalar;

import damo.config.Setting;

/** The type of an array's elements, with NumPy's promotion table. */
public enum DType {
  BOOL(Kind.BOOL, 1),
  INT8(Kind.INT, 1),
  INT16(Kind.INT, 2),
  INT32(Kind.INT, 4),
  INT64(Kind.INT, 8),
  UINT8(Kind.UINT, 1),
  UINT16(Kind.UINT, 2),
  UINT32(Kind.UINT, 4),
  UINT64(Kind.UINT, 8),
  FLOAT16(Kind.FLOAT, 2),
  FLOAT32(Kind.FLOAT, 4),
  FLOAT64(Kind.FLOAT, 8);

  /** The four families of element types; a literal has a kind and no dtype. */
  public enum Kind {
    BOOL,
    UINT,
    INT,
    FLOAT
  }

  /** What unprefixed constructors and float literals that stand alone become. */
  public static final Setting<DType> FLOATX = new Setting<>("floatX", FLOAT32);

  private final Kind kind;
  private final int bytes;

  DType(Kind kind, int bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  /** The dtype of floats that say none, as {@code Damo.config.floatX()}. */
  public static DType floatX() {
    return FLOATX.get();
  }

  /** Float, signed, unsigned or bool. */
  public Kind kind() {
    return kind;
  }

  /** Bytes an element takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether it is float16, float32 or float64. */
  public boolean isFloat() {
    return kind == Kind.FLOAT;
  }

  /** Whether it is bool. */
  public boolean isBool() {
    return kind == Kind.BOOL;
  }

  /** Signed or unsigned, not bool. */
  public boolean isInteger() {
    return kind == Kind.INT || kind == Kind.UINT;
  }

  /** {@code float32}: NumPy's name. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String toString() {
    return code();
  }

  /**
   * The smallest type that holds all values of both, by NumPy's table ({@code int32, float32 ->
   * float64}).
   */
  public static DType promote(DType a, DType b) {
    if (a == b || b == BOOL) return a;
    if (a == BOOL) return b;
    if (a.kind == b.kind) return a.bytes >= b.bytes ? a : b;
    if (a.isFloat()) return promoteFloat(a, b);
    if (b.isFloat()) return promoteFloat(b, a);
    DType signed = a.kind == Kind.INT ? a : b;
    DType unsigned = signed == a ? b : a;
    return signed.bytes > unsigned.bytes ? signed : signedOf(2 * unsigned.bytes);
  }

  private static DType promoteFloat(DType f, DType integer) {
    DType needed = integer.bytes == 1 ? FLOAT16 : integer.bytes == 2 ? FLOAT32 : FLOAT64;
    return f.bytes >= needed.bytes ? f : needed;
  }

  private static DType signedOf(int bytes) {
    return switch (bytes) {
      case 1 -> INT8;
      case 2 -> INT16;
      case 4 -> INT32;
      case 8 -> INT64;
      default -> FLOAT64;
    };
  }

  /** The float type in which a function such as {@code exp} of this type is computed. */
  public DType toFloat() {
    return isFloat() ? this : bytes <= 2 ? FLOAT32 : FLOAT64;
  }

  /** The type in which sums and products are returned: int64, uint64, or the float type itself. */
  public DType toSum() {
    return switch (kind) {
      case FLOAT -> this;
      case UINT -> UINT64;
      case BOOL, INT -> INT64;
    };
  }

  /** The type in which sums are accumulated: float16 in float32, float32 in float64. */
  public DType toAccumulator() {
    return this == FLOAT16 ? FLOAT32 : this == FLOAT32 ? FLOAT64 : toSum();
  }

  /** Whether {@code value} is represented exactly by this integer or bool type. */
  public boolean holds(long value) {
    return switch (kind) {
      case BOOL -> value == 0 || value == 1;
      case INT ->
          bytes == 8 || (value >= -(1L << (8 * bytes - 1)) && value < (1L << (8 * bytes - 1)));
      case UINT -> value >= 0 && (bytes == 8 || value < (1L << (8 * bytes)));
      case FLOAT -> true;
    };
  }

  /** The smallest signed integer type that holds {@code value}. */
  public static DType smallestFor(long value) {
    for (DType t : new DType[] {INT8, INT16, INT32}) if (t.holds(value)) return t;
    return INT64;
  }

  /** Whether every value of this type survives a conversion to {@code to}. */
  public boolean castsSafelyTo(DType to) {
    return promote(this, to) == to;
  }
}
