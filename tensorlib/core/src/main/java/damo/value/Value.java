package damo.value;

import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.Arrays;

/**
 * An array as Damo holds it: elements in C order in one Java array, starting at 0.
 *
 * <p>bool, int8 and uint8 lie in {@code byte[]}; int16, uint16 and float16 in {@code short[]};
 * int32 and uint32 in {@code int[]}; int64 and uint64 in {@code long[]}; float32 in {@code
 * float[]}; float64 in {@code double[]}. Who makes a value from an array gives the array away.
 */
public final class Value {
  private static final int SHOWN = 6;

  private final DType dtype;
  private final Ints shape;
  private final Object array;

  private Value(DType dtype, Ints shape, Object array) {
    this.dtype = dtype;
    this.shape = shape;
    this.array = array;
  }

  /** Wraps {@code array}, which may be longer than the shape needs. */
  public static Value wrap(DType dtype, Ints shape, Object array) {
    int have = Elements.of(dtype).length(array);
    if (have < sizeOf(shape)) {
      throw new ShapeException(
          "shape " + shape + " needs " + sizeOf(shape) + " elements, the array has " + have);
    }
    return new Value(dtype, shape, array);
  }

  /** Zeros of {@code shape}. */
  public static Value zeros(DType dtype, Ints shape) {
    return new Value(dtype, shape, Elements.of(dtype).allocate(sizeOf(shape)));
  }

  /** A rank-0 value. */
  public static Value scalar(DType dtype, double v) {
    Value out = zeros(dtype, Ints.of());
    out.elements().setDouble(out.array, 0, v);
    return out;
  }

  /** A rank-0 value of an integer or bool type. */
  public static Value scalar(DType dtype, long v) {
    Value out = zeros(dtype, Ints.of());
    out.elements().setLong(out.array, 0, v);
    return out;
  }

  /** Elements of an array of this shape; more than fit in one Java array is an error. */
  public static int sizeOf(Ints shape) {
    long n = 1;
    for (int i = 0; i < shape.size(); i++) {
      n *= shape.get(i);
      if (n > Integer.MAX_VALUE - 8) {
        throw new ShapeException(
            "an array of shape " + shape + " has more than 2^31 elements, which is the limit");
      }
    }
    return (int) n;
  }

  /** What its elements are. */
  public DType dtype() {
    return dtype;
  }

  /** The lengths, by axis. */
  public Ints shape() {
    return shape;
  }

  /** How many axes it has. */
  public int rank() {
    return shape.size();
  }

  /** How many elements it has. */
  public int size() {
    return sizeOf(shape);
  }

  /** The Java array itself, not a copy. */
  public Object array() {
    return array;
  }

  /** Element {@code i} in C order, as the next double. */
  public double getDouble(int i) {
    return elements().getDouble(array, i);
  }

  /** Element {@code i} in C order, truncated. */
  public long getLong(int i) {
    return elements().getLong(array, i);
  }

  /** A copy that shares nothing. */
  public Value copy() {
    Value out = zeros(dtype, shape);
    System.arraycopy(array, 0, out.array, 0, size());
    return out;
  }

  /** The same elements in another shape of the same size; shares the array. */
  public Value reshaped(Ints newShape) {
    return wrap(dtype, newShape, array);
  }

  /** A conversion as C does it: truncation to integers, wrapping, {@code != 0} to bool. */
  public Value cast(DType to) {
    if (to == dtype) return this;
    Value out = zeros(to, shape);
    boolean viaLong = !dtype.isFloat() && !to.isFloat();
    for (int i = 0, n = size(); i < n; i++) {
      if (viaLong) out.elements().setLong(out.array, i, getLong(i));
      else out.elements().setDouble(out.array, i, getDouble(i));
    }
    return out;
  }

  /** The elements in C order, as doubles. */
  public double[] toDoubles() {
    double[] out = new double[size()];
    Arrays.setAll(out, this::getDouble);
    return out;
  }

  private Elements elements() {
    return Elements.of(dtype);
  }

  /** Same dtype, shape and bits (NaN equals NaN, 0 differs from -0). */
  @Override
  public boolean equals(Object o) {
    if (!(o instanceof Value v) || v.dtype != dtype || !v.shape.equals(shape)) return false;
    for (int i = 0, n = size(); i < n; i++) {
      if (Double.doubleToRawLongBits(getDouble(i)) != Double.doubleToRawLongBits(v.getDouble(i))
          || (!dtype.isFloat() && getLong(i) != v.getLong(i))) return false;
    }
    return true;
  }

  @Override
  public int hashCode() {
    int h = 31 * dtype.hashCode() + shape.hashCode();
    int step = Math.max(1, size() / 16);
    for (int i = 0, n = size(); i < n; i += step) h = 31 * h + Double.hashCode(getDouble(i));
    return h;
  }

  @Override
  public String toString() {
    int n = size();
    if (n == 1)
      return dtype.isFloat()
          ? trim(getDouble(0))
          : dtype.isBool() ? String.valueOf(getLong(0) != 0) : Long.toString(getLong(0));
    if (rank() == 1 && n <= SHOWN && !dtype.isFloat())
      return java.util.stream.IntStream.range(0, n).mapToObj(this::getLong).toList().toString();
    return dtype + shape.toString().replace('[', '(').replace(']', ')');
  }

  private static String trim(double v) {
    String s = Float.toString((float) v);
    return (float) v == v ? s : Double.toString(v);
  }
}
