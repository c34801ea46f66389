package damo.data;

import damo.scalar.DType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The element types of IDX, with the byte that stands for each; all are big-endian. */
enum IdxType {
  UINT8(0x08, DType.UINT8),
  INT8(0x09, DType.INT8),
  INT16(0x0B, DType.INT16),
  INT32(0x0C, DType.INT32),
  FLOAT32(0x0D, DType.FLOAT32),
  FLOAT64(0x0E, DType.FLOAT64);

  private final int code;
  private final DType dtype;

  IdxType(int code, DType dtype) {
    this.code = code;
    this.dtype = dtype;
  }

  static Optional<IdxType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  DType dtype() {
    return dtype;
  }

  int bytes() {
    return dtype.bytes();
  }

  /** The bytes of a file as an array of this type's numbers. */
  Object decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int n = bytes.length / bytes();
    return switch (this) {
      case UINT8, INT8 -> bytes;
      case INT16 -> {
        short[] out = new short[n];
        in.asShortBuffer().get(out);
        yield out;
      }
      case INT32 -> {
        int[] out = new int[n];
        in.asIntBuffer().get(out);
        yield out;
      }
      case FLOAT32 -> {
        float[] out = new float[n];
        in.asFloatBuffer().get(out);
        yield out;
      }
      case FLOAT64 -> {
        double[] out = new double[n];
        in.asDoubleBuffer().get(out);
        yield out;
      }
    };
  }
}
