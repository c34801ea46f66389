package damo.data;

import damo.scalar.DType;
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
}
