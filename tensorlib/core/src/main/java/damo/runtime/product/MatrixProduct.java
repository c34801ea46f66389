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
  final class Operand {
    private Object array;
    private int offset;
    private final int rowStride;
    private final int columnStride;

    /** Strides are those from row to row and from column to column. */
    public Operand(Object array, int offset, int rowStride, int columnStride) {
      this.array = array;
      this.offset = offset;
      this.rowStride = rowStride;
      this.columnStride = columnStride;
    }

    /** From now on elements lie in another array, or elsewhere in this one. */
    public void moveTo(Object newArray, int newOffset) {
      if (array != newArray) array = newArray;
      offset = newOffset;
    }

    /** The Java array in which they lie. */
    public Object array() {
      return array;
    }

    /** Where the first one lies. */
    public int offset() {
      return offset;
    }

    /** How far apart rows lie. */
    public int rowStride() {
      return rowStride;
    }

    /** How far apart columns lie. */
    public int columnStride() {
      return columnStride;
    }
  }

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
