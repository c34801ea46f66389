package damo.nn;

import java.util.Random;

/** Matrices side by side. */
final class Blocks {
  private Blocks() {}

  static double[] values(int count, Initializer each, Random random, int... shape) {
    Settings.require(
        shape.length == 2 && shape[1] % count == 0,
        "%d blocks need a matrix whose columns are a multiple of that",
        count);
    int width = shape[1] / count;
    double[] out = new double[shape[0] * shape[1]];
    for (int block = 0; block < count; block++) {
      double[] values = each.values(random, shape[0], width);
      for (int row = 0; row < shape[0]; row++)
        System.arraycopy(values, row * width, out, row * shape[1] + block * width, width);
    }
    return out;
  }
}
