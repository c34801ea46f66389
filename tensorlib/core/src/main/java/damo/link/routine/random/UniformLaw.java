package damo.link.routine.random;

import damo.link.routine.Operand;
import damo.op.random.Limits;
import damo.runtime.random.MersenneTwister;

/** Uniform numbers from low on, below high; made by blocks where all have the same bounds. */
final class UniformLaw implements Law {
  private static final int BLOCK = 1024;

  private final double[] block = new double[BLOCK];

  @Override
  public void fill(MersenneTwister random, Parameter low, Parameter high, Operand out) {
    if (low.isSame() && high.isSame() && out.size() > 0) {
      Limits.range(low.doubleAt(0), high.doubleAt(0));
      fill(random, low.doubleAt(0), high.doubleAt(0) - low.doubleAt(0), out);
    } else {
      Law.fill(random, low, high, out, UniformLaw::one);
    }
  }

  private static double one(MersenneTwister random, double low, double high) {
    Limits.range(low, high);
    return low + (high - low) * random.nextDouble();
  }

  private void fill(MersenneTwister random, double low, double range, Operand out) {
    int size = out.size();
    for (int from = 0; from < size; from += BLOCK) {
      int n = Math.min(BLOCK, size - from);
      random.fill(block, 0, n);
      store(low, range, out, out.offset() + from, n);
    }
  }

  private void store(double low, double range, Operand out, int at, int n) {
    switch (out.array()) {
      case double[] to -> {
        for (int i = 0; i < n; i++) to[at + i] = low + range * block[i];
      }
      case float[] to -> {
        for (int i = 0; i < n; i++) to[at + i] = (float) (low + range * block[i]);
      }
      default -> {
        for (int i = 0; i < n; i++) out.put(at + i, low + range * block[i]);
      }
    }
  }
}
