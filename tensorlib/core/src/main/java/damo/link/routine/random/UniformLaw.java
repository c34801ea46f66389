package damo.link.routine.random;

import damo.link.routine.Operand;
import damo.op.random.Limits;
import damo.runtime.random.MersenneTwister;

/** Uniform numbers from low on, below high; made by blocks where all have the same bounds. */
final class UniformLaw implements Law {
  /** As many as eight blocks of the generator give; they stay in the first-level cache. */
  private static final int BLOCK = 2496;

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
    if (out.array() instanceof float[] to) {
      random.fill(to, out.offset(), size, low, range);
      return;
    }
    for (int from = 0; from < size; from += BLOCK) {
      int n = Math.min(BLOCK, size - from);
      if (out.array() instanceof double[] to) {
        random.fill(to, out.offset() + from, n);
        if (low != 0 || range != 1) spread(to, out.offset() + from, n, low, range);
      } else {
        random.fill(block, 0, n);
        for (int i = 0; i < n; i++) out.put(out.offset() + from + i, low + range * block[i]);
      }
    }
  }

  private static void spread(double[] x, int from, int n, double low, double range) {
    for (int i = from; i < from + n; i++) x[i] = low + range * x[i];
  }
}
