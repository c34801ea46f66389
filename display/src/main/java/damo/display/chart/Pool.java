package damo.display.chart;

/** Makes large matrices small enough to draw. */
final class Pool {
  private Pool() {}

  /** Means of equal blocks, so that no side is over {@code most}; a NaN makes its block NaN. */
  static double[][] atMost(double[][] m, int most) {
    int columns = m.length == 0 ? 0 : m[0].length;
    int block = Math.max(1, (Math.max(m.length, columns) + most - 1) / most);
    if (block == 1) {
      return m;
    }
    double[][] out = new double[(m.length + block - 1) / block][(columns + block - 1) / block];
    for (int r = 0; r < out.length; r++) {
      for (int c = 0; c < out[r].length; c++) {
        out[r][c] = mean(m, r * block, c * block, block);
      }
    }
    return out;
  }

  private static double mean(double[][] m, int r0, int c0, int block) {
    double sum = 0;
    int n = 0;
    for (int r = r0; r < Math.min(m.length, r0 + block); r++) {
      for (int c = c0; c < Math.min(m[r].length, c0 + block); c++) {
        sum += m[r][c];
        n++;
      }
    }
    return sum / n;
  }
}
