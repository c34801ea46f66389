package damo.runtime.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.runtime.product.MatrixProduct.Operand;
import damo.scalar.DType;
import damo.value.Elements;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the sum that defines a product, in double. */
class MatrixProductTest {
  private static final int[][] SIZES = {
    {1, 1, 1}, {3, 4, 5}, {1, 7, 9}, {9, 1, 3}, {2, 3, 0}, {0, 3, 2}, {17, 33, 20}, {70, 600, 140}
  };

  @ParameterizedTest
  @EnumSource(DType.class)
  void productsOfDenseMatricesAreRight(DType dtype) {
    for (int[] s : SIZES) check(dtype, s[0], s[1], s[2], s[2], 1, s[1], 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32"})
  void productsOfTransposedAndStridedMatricesAreRight(DType dtype) {
    for (int[] s : SIZES) {
      check(dtype, s[0], s[1], s[2], 1, s[0], s[1], 1);
      check(dtype, s[0], s[1], s[2], s[2], 1, 1, s[2]);
      check(dtype, s[0], s[1], s[2], 1, s[0], 1, s[2]);
      check(dtype, s[0], s[1], s[2], 2 * s[2] + 3, 2, 3 * s[1] + 1, 3);
      check(dtype, s[0], s[1], s[2], 0, 1, s[1], 1);
    }
  }

  private static void check(
      DType dtype, int m, int n, int k, int aRow, int aCol, int bRow, int bCol) {
    Elements e = Elements.of(dtype);
    Operand a = operand(e, m, k, aRow, aCol);
    Operand b = operand(e, k, n, bRow, bCol);
    Object c = e.allocate(m * n + 5);
    MatrixProduct.of(dtype).multiply(m, n, k, a, b, c, 5);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double want = 0;
        for (int l = 0; l < k; l++) want += at(e, a, i, l) * at(e, b, l, j);
        Object rounded = e.allocate(1);
        if (dtype.isFloat()) e.setDouble(rounded, 0, want);
        else e.setLong(rounded, 0, (long) want);
        double tolerance = dtype == DType.FLOAT16 ? 1e-2 : dtype == DType.FLOAT32 ? 1e-4 : 1e-12;
        assertEquals(
            e.getDouble(rounded, 0),
            e.getDouble(c, 5 + i * n + j),
            tolerance * Math.max(1, Math.abs(want)),
            dtype + " " + m + "x" + n + "x" + k + " at " + i + "," + j);
      }
    }
  }

  private static double at(Elements e, Operand o, int i, int j) {
    return e.getDouble(o.array(), o.offset() + i * o.rowStride() + j * o.columnStride());
  }

  private static Operand operand(
      Elements e, int rows, int columns, int rowStride, int columnStride) {
    int size = 4 + Math.max(0, rows - 1) * rowStride + Math.max(0, columns - 1) * columnStride + 1;
    Object array = e.allocate(size);
    Random random = new Random(7);
    for (int i = 0; i < size; i++) e.setLong(array, i, random.nextInt(4));
    return new Operand(array, 4, rowStride, columnStride);
  }
}
