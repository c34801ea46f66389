package damo.runtime.product;

import damo.scalar.DType;
import damo.value.Elements;

/** Three loops over elements of any dtype: integers wrap, bools are or-ed, halves add in double. */
final class PlainProduct implements MatrixProduct {
  private final Elements elements;
  private final boolean isFloat;

  PlainProduct(DType dtype) {
    this.elements = Elements.of(dtype);
    this.isFloat = dtype.isFloat();
  }

  @Override
  public void multiply(int m, int n, int k, Operand a, Operand b, Object c, int cOffset) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = cOffset + i * n + j;
        if (isFloat) elements.setDouble(c, at, realSum(k, a, i, b, j));
        else elements.setLong(c, at, wholeSum(k, a, i, b, j));
      }
    }
  }

  private double realSum(int k, Operand a, int i, Operand b, int j) {
    double sum = 0;
    for (int l = 0; l < k; l++) {
      sum +=
          elements.getDouble(a.array(), at(a, i, l)) * elements.getDouble(b.array(), at(b, l, j));
    }
    return sum;
  }

  private long wholeSum(int k, Operand a, int i, Operand b, int j) {
    long sum = 0;
    for (int l = 0; l < k; l++) {
      sum += elements.getLong(a.array(), at(a, i, l)) * elements.getLong(b.array(), at(b, l, j));
    }
    return sum;
  }

  private static int at(Operand o, int row, int column) {
    return o.offset() + row * o.rowStride() + column * o.columnStride();
  }
}
