package damo.value;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads what users write where a value is expected: numbers, booleans, nested arrays, ND4J arrays.
 */
public final class Literals {
  private Literals() {}

  /** What was written: its elements, and whether its dtype yields to that of other operands. */
  public record Literal(Value value, boolean weak) {}

  /**
   * Reads {@code o}: a Java number or boolean, a (nested) primitive array, a list of those, an ND4J
   * array, or a value.
   *
   * @throws DamoException for anything else, ragged arrays included
   */
  public static Literal read(@Nullable Object o) {
    return switch (o) {
      case null ->
          throw new DamoException(
              "expected a value (number, boolean, array or INDArray), got null");
      case INDArray a -> new Literal(Nd4jBorder.fromNd4j(a), false);
      case Value v -> new Literal(v, false);
      case Boolean b -> new Literal(Value.scalar(DType.BOOL, b ? 1L : 0L), true);
      case Float f -> new Literal(Value.scalar(DType.FLOAT32, f), true);
      case Double d -> new Literal(Value.scalar(DType.FLOAT64, d), true);
      case Byte b -> new Literal(Value.scalar(DType.INT8, b.longValue()), true);
      case Short s -> new Literal(Value.scalar(DType.INT16, s.longValue()), true);
      case Integer i -> new Literal(Value.scalar(DType.INT32, i.longValue()), true);
      case Long l -> new Literal(Value.scalar(DType.INT64, l), true);
      case List<?> l -> new Literal(nested(l.toArray()), true);
      default -> {
        if (!o.getClass().isArray()) {
          throw new DamoException(
              "expected a value (number, boolean, array or INDArray), got "
                  + o.getClass().getName()
                  + " "
                  + o);
        }
        yield new Literal(nested(o), true);
      }
    };
  }

  /** The dtype that a literal takes beside an operand of dtype {@code other} (null: alone). */
  public static DType dtypeBeside(Literal literal, @Nullable DType other) {
    DType own = literal.value().dtype();
    if (!literal.weak()) return own;
    if (other == null)
      return own.isFloat() ? DType.floatX() : own.isBool() ? DType.BOOL : DType.INT64;
    if (own.isBool()) return other;
    if (own.isFloat()) return other.isFloat() ? other : other.toFloat();
    if (other.isFloat()) return other;
    long largest = extreme(literal.value());
    return !other.isBool() && other.holds(largest) && other.holds(lowest(literal.value()))
        ? other
        : DType.promote(other, DType.smallestFor(largest));
  }

  private static long extreme(Value v) {
    long best = 0;
    for (int i = 0, n = v.size(); i < n; i++)
      if (Math.abs(v.getLong(i)) > Math.abs(best)) best = v.getLong(i);
    return best;
  }

  private static long lowest(Value v) {
    long best = 0;
    for (int i = 0, n = v.size(); i < n; i++) best = Math.min(best, v.getLong(i));
    return best;
  }

  /**
   * {@code value} as {@code dtype}, if nothing is lost.
   *
   * @throws DTypeException naming {@code what} and the first element that does not survive
   */
  public static Value losslessly(Value value, DType dtype, String what) {
    if (value.dtype() == dtype) return value;
    Value cast = value.cast(dtype);
    for (int i = 0, n = value.size(); i < n; i++) {
      if (!survives(value, cast, i))
        throw new DTypeException(
            what
                + " is "
                + dtype
                + ", and "
                + (value.dtype().isFloat() ? value.getDouble(i) : value.getLong(i) + "")
                + " does not survive the conversion from "
                + value.dtype());
    }
    return cast;
  }

  /** Floats may be rounded to shorter floats, but not to infinity; integers must stay the same. */
  private static boolean survives(Value value, Value cast, int i) {
    double before = value.getDouble(i);
    double after = cast.getDouble(i);
    if (value.dtype().isFloat() && cast.dtype().isFloat())
      return Double.isFinite(before) == Double.isFinite(after);
    if (value.dtype().isFloat()) return before == after && before < end(cast.dtype());
    return cast.dtype().isFloat()
        ? (long) after == value.getLong(i) && after < end(DType.INT64)
        : cast.getLong(i) == value.getLong(i) && before < 0 == after < 0;
  }

  /** Below it are the integers; a greater float is the last of them when it is converted. */
  private static double end(DType integers) {
    return switch (integers) {
      case INT64 -> 0x1p63;
      case UINT64 -> 0x1p64;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  private static Value nested(Object array) {
    int rank = 0;
    int[] lengths = new int[32];
    Object at = array;
    while (at.getClass().isArray()) {
      lengths[rank++] = Array.getLength(at);
      if (Array.getLength(at) == 0) {
        for (Class<?> c = at.getClass().getComponentType(); c.isArray(); c = c.getComponentType())
          rank++;
        break;
      }
      at = element(at, 0);
    }
    int n = 1;
    for (int i = 0; i < rank; i++) n *= lengths[i];
    DType dtype = n == 0 ? dtypeOfNone(at) : dtypeOfElements(array, array);
    Value out = Value.zeros(dtype, Ints.of(java.util.Arrays.copyOf(lengths, rank)));
    if (n > 0) fill(array, lengths, 0, rank, 0, out);
    return out;
  }

  private static Object element(Object array, int i) {
    Object item = Array.get(array, i);
    return item instanceof List<?> l
        ? l.toArray()
        : java.util.Objects.requireNonNull(item, "an element of an array is null");
  }

  /** The dtype that elements of an array without any would have: floatX where Java cannot say. */
  private static DType dtypeOfNone(Object array) {
    Class<?> type = array.getClass();
    while (type.isArray()) type = type.getComponentType();
    return type.isPrimitive()
        ? dtypeOfElement(Array.get(Array.newInstance(type, 1), 0), array)
        : DType.floatX();
  }

  /** The dtype that holds every element; of a primitive array that of the first. */
  private static DType dtypeOfElements(Object at, Object whole) {
    if (!at.getClass().isArray()) return dtypeOfElement(at, whole);
    int n =
        at.getClass().getComponentType().isPrimitive()
            ? Math.min(1, Array.getLength(at))
            : Array.getLength(at);
    DType all = DType.BOOL;
    for (int i = 0; i < n; i++) all = DType.promote(all, dtypeOfElements(element(at, i), whole));
    return all;
  }

  private static DType dtypeOfElement(Object o, Object whole) {
    return switch (o) {
      case Boolean b -> DType.BOOL;
      case Byte b -> DType.INT8;
      case Short s -> DType.INT16;
      case Integer i -> DType.INT32;
      case Long l -> DType.INT64;
      case Float f -> DType.FLOAT32;
      case Double d -> DType.FLOAT64;
      default ->
          throw new DamoException(
              "expected an array of numbers or booleans, got "
                  + whole.getClass().getSimpleName()
                  + " of "
                  + o.getClass().getName());
    };
  }

  private static int fill(Object array, int[] lengths, int depth, int rank, int at, Value out) {
    if (!array.getClass().isArray())
      throw new ShapeException(
          "a ragged array: found "
              + array
              + " where an array of "
              + lengths[depth]
              + " was expected");
    int length = Array.getLength(array);
    if (length != lengths[depth]) {
      throw new ShapeException(
          "a ragged array: axis " + depth + " has lengths " + lengths[depth] + " and " + length);
    }
    if (depth == rank - 1 && array.getClass() == out.array().getClass()) {
      System.arraycopy(array, 0, out.array(), at, length);
      return at + length;
    }
    for (int i = 0; i < length; i++) {
      Object item = element(array, i);
      if (depth < rank - 1) at = fill(item, lengths, depth + 1, rank, at, out);
      else store(item, out, at++);
    }
    return at;
  }

  private static void store(Object item, Value out, int at) {
    Elements elements = Elements.of(out.dtype());
    switch (item) {
      case Boolean b -> elements.setLong(out.array(), at, b ? 1 : 0);
      case Double d -> elements.setDouble(out.array(), at, d);
      case Float f -> elements.setDouble(out.array(), at, f);
      case Number n -> elements.setLong(out.array(), at, n.longValue());
      default ->
          throw new ShapeException(
              "a ragged array: found "
                  + item.getClass().getSimpleName()
                  + " where a number was expected");
    }
  }
}
