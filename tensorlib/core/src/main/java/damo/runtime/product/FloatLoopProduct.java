package damo.runtime.product;

import java.util.Arrays;

/**
 * float32 by loops that the virtual machine vectorises: four rows of B at a time are added to a row
 * of C, all of them in scratch arrays that share one index.
 */
final class FloatLoopProduct implements MatrixProduct {
  private static final int WIDTH = 512;
  private static final int DEPTH = 128;

  private final float[][] panel = new float[DEPTH][WIDTH];
  private final float[] row = new float[WIDTH];

  @Override
  public void multiply(int m, int n, int k, Operand a, Operand b, Object c, int cOffset) {
    float[] out = (float[]) c;
    Arrays.fill(out, cOffset, cOffset + m * n, 0);
    for (int j = 0; j < n; j += WIDTH) {
      int width = Math.min(WIDTH, n - j);
      for (int l = 0; l < k; l += DEPTH) {
        int depth = Math.min(DEPTH, k - l);
        Interrupts.check();
        pack(b, l, depth, j, width);
        for (int i = 0; i < m; i++) accumulate(a, i, l, depth, width, out, cOffset + i * n + j);
      }
    }
  }

  private void pack(Operand b, int from, int depth, int column, int width) {
    float[] source = (float[]) b.array();
    for (int l = 0; l < depth; l++) {
      int at = b.offset() + (from + l) * b.rowStride() + column * b.columnStride();
      if (b.columnStride() == 1) System.arraycopy(source, at, panel[l], 0, width);
      else for (int j = 0; j < width; j++) panel[l][j] = source[at + j * b.columnStride()];
    }
  }

  private void accumulate(Operand a, int i, int from, int depth, int width, float[] out, int at) {
    System.arraycopy(out, at, row, 0, width);
    float[] left = (float[]) a.array();
    int base = a.offset() + i * a.rowStride() + from * a.columnStride();
    int step = a.columnStride();
    int l = 0;
    for (; l + 4 <= depth; l += 4) {
      int p = base + l * step;
      addFour(
          row,
          panel[l],
          left[p],
          panel[l + 1],
          left[p + step],
          panel[l + 2],
          left[p + 2 * step],
          panel[l + 3],
          left[p + 3 * step],
          width);
    }
    for (; l < depth; l++) addOne(row, panel[l], left[base + l * step], width);
    System.arraycopy(row, 0, out, at, width);
  }

  private static void addFour(
      float[] c,
      float[] p,
      float a,
      float[] q,
      float b,
      float[] r,
      float d,
      float[] s,
      float e,
      int width) {
    for (int j = 0; j < width; j++) c[j] += a * p[j] + b * q[j] + (d * r[j] + e * s[j]);
  }

  private static void addOne(float[] c, float[] p, float a, int width) {
    for (int j = 0; j < width; j++) c[j] += a * p[j];
  }
}
