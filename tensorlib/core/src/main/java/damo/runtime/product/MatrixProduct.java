package damo.runtime.product;

import damo.scalar.DType;

/**
 * {@code C = A B} on arrays: A (m, k) and B (k, n) with any strides, C dense. Keeps scratch memory
 * between calls, so that a repeated call allocates nothing; not safe for several threads at once.
 */
public interface MatrixProduct {
  /**
   * A matrix in an array: element (i, j) lies at {@code offset + i * rowStride + j * columnStride}.
   */
  record Operand(Object array, int offset, int rowStride, int columnStride) {}

  /**
   * Computes C, row-major from {@code cOffset} on.
   *
   * @param k may be 0: C is zero then
   */
  void multiply(int m, int n, int k, Operand a, Operand b, Object c, int cOffset);

  /** For matrices of this dtype: float32 by oneDNN where it is there, others by loops. */
  static MatrixProduct of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> new FloatProduct();
      case FLOAT64 -> new DoubleProduct();
      default -> new PlainProduct(dtype);
    };
  }
}
