package damo.value;

import damo.error.DTypeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The border between Damo's values and ND4J's arrays: each crossing copies. */
public final class Nd4jBorder {
  /** All of memory: a segment for each crossing would be one more object in every call. */
  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private Nd4jBorder() {}

  /** Copies an ND4J array of any layout. */
  public static Value fromNd4j(INDArray a) {
    DType dtype = dtypeOf(a.dataType());
    Value out = Value.zeros(dtype, Ints.of(a.shape()));
    if (out.size() == 0) return out;
    read(a, dtype, out.array());
    return out;
  }

  /** Copies an ND4J array of the right size into {@code target} from element 0 on. */
  public static void read(INDArray a, DType dtype, Object target) {
    int n = Math.toIntExact(a.length());
    if (n == 0 || a.isEmpty()) return;
    INDArray dense = isDense(a) ? a : a.dup('c');
    MemorySegment.copy(MEMORY, layout(target), address(dense, dtype), target, 0, n);
    Reference.reachabilityFence(dense); // its memory goes when it does
  }

  /** A new ND4J array in C order with a copy of the value. */
  public static INDArray toNd4j(Value v) {
    return toNd4j(v.dtype(), v.shape(), v.array(), 0);
  }

  /**
   * A new ND4J array in C order with a copy of the elements of {@code array} from {@code offset}
   * on.
   */
  public static INDArray toNd4j(DType dtype, Ints shape, Object array, int offset) {
    DataType type = dataTypeOf(dtype);
    int n = Value.sizeOf(shape);
    if (n == 0) return Nd4j.create(type, shape.toLongs());
    INDArray out = Nd4j.createUninitialized(type, shape.toLongs(), 'c');
    MemorySegment.copy(array, offset, MEMORY, layout(array), address(out, dtype), n);
    return out;
  }

  /**
   * Writes the value over an array that {@link #toNd4j} made.
   *
   * @return whether the array is still of that dtype, shape and layout; if not, nothing was done
   */
  public static boolean write(Value v, INDArray target) {
    boolean fits =
        !target.wasClosed()
            && dtypeOf(target) == v.dtype()
            && v.shape().equalsLongs(target.shape())
            && isDense(target);
    if (!fits) return false;
    int n = v.size();
    if (n > 0)
      MemorySegment.copy(v.array(), 0, MEMORY, layout(v.array()), address(target, v.dtype()), n);
    Reference.reachabilityFence(target);
    return true;
  }

  /**
   * A new ND4J array in C order of chosen rows, each copied as one piece of memory.
   *
   * @param a of any rank but 0
   * @param rows along the first axis; a row may come more than once
   * @return shape (rows, …)
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public static INDArray rows(INDArray a, int... rows) {
    long[] shape = a.shape().clone(); // the array hands out its own
    int height = Math.toIntExact(shape[0]);
    for (int row : rows) Objects.checkIndex(row, height);
    shape[0] = rows.length;
    if (rows.length == 0 || a.isEmpty()) return Nd4j.create(a.dataType(), shape);
    DType dtype = dtypeOf(a);
    INDArray from = isDense(a, 1) ? a : a.dup('c');
    INDArray out = Nd4j.createUninitialized(a.dataType(), shape, 'c');
    long bytes = a.length() / height * dtype.bytes();
    long step = height == 1 ? bytes : from.stride(0) * dtype.bytes();
    long first = address(from, dtype);
    long target = address(out, dtype);
    for (int i = 0; i < rows.length; i++)
      MemorySegment.copy(MEMORY, first + rows[i] * step, MEMORY, target + i * bytes, bytes);
    Reference.reachabilityFence(from);
    Reference.reachabilityFence(out);
    return out;
  }

  private static boolean isDense(INDArray a) {
    return isDense(a, 0);
  }

  /** Whether the elements behind each index of the first {@code axes} axes lie in C order. */
  private static boolean isDense(INDArray a, int axes) {
    if (a.ordering() != 'c' && a.rank() > 1) return false;
    long expected = 1;
    for (int i = a.rank() - 1; i >= axes; i--) {
      if (a.size(i) != 1 && a.stride(i) != expected) return false;
      expected *= a.size(i);
    }
    return true;
  }

  /** Where element 0 is: a view has the memory of the whole, and begins somewhere in it. */
  private static long address(INDArray a, DType dtype) {
    return a.data().address() + a.offset() * dtype.bytes();
  }

  private static ValueLayout layout(Object array) {
    return switch (array) {
      case byte[] b -> ValueLayout.JAVA_BYTE;
      case short[] s -> ValueLayout.JAVA_SHORT_UNALIGNED;
      case int[] i -> ValueLayout.JAVA_INT_UNALIGNED;
      case long[] l -> ValueLayout.JAVA_LONG_UNALIGNED;
      case float[] f -> ValueLayout.JAVA_FLOAT_UNALIGNED;
      case double[] d -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
      default -> throw new IllegalArgumentException("not a storage array: " + array.getClass());
    };
  }

  /**
   * What the elements of {@code a} are.
   *
   * @throws DTypeException if Damo has no such dtype
   */
  public static DType dtypeOf(INDArray a) {
    return dtypeOf(a.dataType());
  }

  /** The lengths of {@code a}, by axis. */
  public static long[] shapeOf(INDArray a) {
    return a.shape();
  }

  /** How much memory its elements take. */
  public static long bytesOf(INDArray a) {
    return a.length() * dtypeOf(a).bytes();
  }

  /**
   * The dtype for one of ND4J.
   *
   * @throws DTypeException if there is none
   */
  public static DType dtypeOf(DataType type) {
    return switch (type) {
      case BOOL -> DType.BOOL;
      case BYTE -> DType.INT8;
      case SHORT -> DType.INT16;
      case INT -> DType.INT32;
      case LONG -> DType.INT64;
      case UBYTE -> DType.UINT8;
      case UINT16 -> DType.UINT16;
      case UINT32 -> DType.UINT32;
      case UINT64 -> DType.UINT64;
      case HALF -> DType.FLOAT16;
      case FLOAT -> DType.FLOAT32;
      case DOUBLE -> DType.FLOAT64;
      default ->
          throw new DTypeException(
              "arrays of "
                  + type
                  + " are not supported; convert to one of "
                  + java.util.List.of(DType.values()));
    };
  }

  /** The dtype of ND4J for one of Damo. */
  public static DataType dataTypeOf(DType dtype) {
    return switch (dtype) {
      case BOOL -> DataType.BOOL;
      case INT8 -> DataType.BYTE;
      case INT16 -> DataType.SHORT;
      case INT32 -> DataType.INT;
      case INT64 -> DataType.LONG;
      case UINT8 -> DataType.UBYTE;
      case UINT16 -> DataType.UINT16;
      case UINT32 -> DataType.UINT32;
      case UINT64 -> DataType.UINT64;
      case FLOAT16 -> DataType.HALF;
      case FLOAT32 -> DataType.FLOAT;
      case FLOAT64 -> DataType.DOUBLE;
    };
  }
}
