package damo.compile.file;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays in files: dtype, shape, elements in C order, little-endian. */
final class Arrays {
  private Arrays() {}

  static void write(DataWriter out, Value v) throws IOException {
    out.tag(Tag.ARRAY);
    out.write(v.dtype());
    out.write(v.shape());
    int n = v.size();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(n, v.dtype().bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    switch (v.array()) {
      case byte[] a -> bytes.put(a, 0, n);
      case short[] a -> bytes.asShortBuffer().put(a, 0, n);
      case int[] a -> bytes.asIntBuffer().put(a, 0, n);
      case long[] a -> bytes.asLongBuffer().put(a, 0, n);
      case float[] a -> bytes.asFloatBuffer().put(a, 0, n);
      case double[] a -> bytes.asDoubleBuffer().put(a, 0, n);
      default -> throw new IllegalArgumentException("not a storage array: " + v.array());
    }
    out.bytes(bytes.array());
  }

  static Value read(DataReader in) throws IOException {
    DType dtype = in.read(DType.class);
    Ints shape = in.read(Ints.class);
    int size = Math.multiplyExact(Value.sizeOf(shape), dtype.bytes());
    if (shape.stream().anyMatch(n -> n < 0) || size > in.left())
      throw new EOFException("an array of shape " + shape + " is longer than the file");
    ByteBuffer bytes = ByteBuffer.wrap(in.bytes(size)).order(ByteOrder.LITTLE_ENDIAN);
    Value v = Value.zeros(dtype, shape);
    switch (v.array()) {
      case byte[] a -> bytes.get(a);
      case short[] a -> bytes.asShortBuffer().get(a);
      case int[] a -> bytes.asIntBuffer().get(a);
      case long[] a -> bytes.asLongBuffer().get(a);
      case float[] a -> bytes.asFloatBuffer().get(a);
      case double[] a -> bytes.asDoubleBuffer().get(a);
      default -> throw new IllegalArgumentException("not a storage array: " + v.array());
    }
    return v;
  }
}
