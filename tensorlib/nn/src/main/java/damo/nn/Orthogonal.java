package damo.nn;

import java.util.Arrays;
import java.util.Random;

/** Orthonormal vectors: random ones, from each of which what the others before it have is taken. */
final class Orthogonal {
  private Orthogonal() {}

  static double[] values(Random random, int... shape) {
    Settings.require(shape.length == 2, "orthogonal is of matrices, got %d axes", shape.length);
    boolean isWide = shape[0] <= shape[1];
    double[][] vectors =
        vectors(random, Math.min(shape[0], shape[1]), Math.max(shape[0], shape[1]));
    double[] out = new double[shape[0] * shape[1]];
    Arrays.setAll(
        out,
        k -> {
          int i = k / shape[1];
          int j = k % shape[1];
          return isWide ? vectors[i][j] : vectors[j][i];
        });
    return out;
  }

  private static double[][] vectors(Random random, int count, int length) {
    double[][] out = new double[count][length];
    for (int i = 0; i < count; i++) {
      Arrays.setAll(out[i], k -> random.nextGaussian());
      // Once more takes away what rounding left.
      for (int pass = 0; pass < 2; pass++)
        for (int j = 0; j < i; j++) subtract(out[i], out[j], dot(out[i], out[j]));
      double size = Math.sqrt(dot(out[i], out[i]));
      for (int k = 0; k < length; k++) out[i][k] /= size;
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
    return sum;
  }

  private static void subtract(double[] from, double[] what, double factor) {
    for (int k = 0; k < from.length; k++) from[k] -= factor * what[k];
  }
}
