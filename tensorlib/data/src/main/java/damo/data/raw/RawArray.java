package damo.data.raw;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Elements that lie one after another in a stream. */
public final class RawArray {
  private static final int PIECE = 1 << 18;

  private RawArray() {}

  /**
   * Reads an array whose last axis varies fastest.
   *
   * @throws EOFException if the stream ends before the last element
   */
  public static Value read(InputStream in, DType dtype, ByteOrder order, Ints shape)
      throws IOException {
    int size = Value.sizeOf(shape);
    Value value = Value.zeros(dtype, shape);
    ValueLayout layout = layout(dtype, order);
    int step = PIECE / dtype.bytes();
    byte[] piece = new byte[Math.min(size, step) * dtype.bytes()];
    for (int i = 0; i < size; i += step) {
      int count = Math.min(step, size - i);
      int wanted = count * dtype.bytes();
      int found = in.readNBytes(piece, 0, wanted);
      if (found < wanted) {
        throw new EOFException((long) i * dtype.bytes() + found + " bytes");
      }
      MemorySegment.copy(MemorySegment.ofArray(piece), layout, 0, value.array(), i, count);
    }
    if (dtype.isBool()) {
      onlyZeroAndOne((byte[]) value.array());
    }
    return value;
  }

  /** Like {@link #read} for an array whose first axis varies fastest; the result is in C order. */
  public static Value readFortran(InputStream in, DType dtype, ByteOrder order, Ints shape)
      throws IOException {
    return Fortran.toRows(read(in, dtype, order, shape), shape);
  }

  /** Writes all elements in C order. */
  public static void write(Value value, ByteOrder order, OutputStream out) throws IOException {
    int bytes = value.dtype().bytes();
    ValueLayout layout = layout(value.dtype(), order);
    int step = PIECE / bytes;
    byte[] piece = new byte[Math.min(value.size(), step) * bytes];
    for (int i = 0; i < value.size(); i += step) {
      int count = Math.min(step, value.size() - i);
      MemorySegment.copy(value.array(), i, MemorySegment.ofArray(piece), layout, 0, count);
      out.write(piece, 0, count * bytes);
    }
  }

  private static ValueLayout layout(DType dtype, ByteOrder order) {
    ValueLayout layout =
        switch (dtype) {
          case BOOL, INT8, UINT8 -> ValueLayout.JAVA_BYTE;
          case INT16, UINT16, FLOAT16 -> ValueLayout.JAVA_SHORT_UNALIGNED;
          case INT32, UINT32 -> ValueLayout.JAVA_INT_UNALIGNED;
          case INT64, UINT64 -> ValueLayout.JAVA_LONG_UNALIGNED;
          case FLOAT32 -> ValueLayout.JAVA_FLOAT_UNALIGNED;
          case FLOAT64 -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
        };
    return layout.withOrder(order);
  }

  private static void onlyZeroAndOne(byte[] bools) {
    for (int i = 0; i < bools.length; i++) {
      bools[i] = (byte) (bools[i] == 0 ? 0 : 1);
    }
  }
}
