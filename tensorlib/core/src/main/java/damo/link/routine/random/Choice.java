package damo.link.routine.random;

import damo.error.ShapeException;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.op.random.Limits;
import damo.runtime.random.MersenneTwister;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/** Positions among n, equally likely or not, as {@code RandomState.choice} draws them. */
public final class Choice implements LibraryRoutine {
  private final boolean replace;
  private final DrawShapes shapes = new DrawShapes();

  /** Whether one may be drawn twice. */
  public Choice(boolean replace) {
    this.replace = replace;
  }

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    return shapes.of(in.get(0), in.get(1));
  }

  /** Inputs: state, lengths, n, probabilities. Results: the state after that, positions. */
  @Override
  public void run(List<Operand> in, List<Operand> out) {
    MersenneTwister random = Generator.of(in.get(0), out.get(0));
    long n = in.get(2).longAt(in.get(2).offset());
    Operand drawn = out.get(1);
    int size = drawn.size();
    if (size == 0) return;
    Limits.population(n);
    if (!replace) Limits.different(size, n);
    long[] to = (long[]) drawn.array();
    Operand p = in.get(3);
    if (p.size() > 0) {
      weighted(random, chances(p, n), to, drawn.offset(), size);
    } else if (replace) {
      for (int i = 0; i < size; i++) to[drawn.offset() + i] = random.nextBelow(n);
    } else {
      System.arraycopy(random.permutation(Ints.exact(n)), 0, to, drawn.offset(), size);
    }
  }

  private static double[] chances(Operand p, long n) {
    if (p.size() != n)
      throw new ShapeException("choice among " + n + " with " + p.size() + " probabilities");
    double[] out = new double[p.size()];
    for (int i = 0; i < out.length; i++) out[i] = p.doubleAt(p.offset() + i * p.stride(0));
    Limits.distribution(out, Math.sqrt(p.dtype() == DType.FLOAT64 ? 0x1p-52 : 0x1p-23));
    return out;
  }

  private void weighted(MersenneTwister random, double[] p, long[] to, int at, int size) {
    if (replace) {
      double[] sums = sums(p);
      for (int i = 0; i < size; i++) to[at + i] = position(sums, random.nextDouble());
    } else {
      different(random, p, to, at, size);
    }
  }

  /** In rounds: as many as are missing, those that came before left out. */
  private static void different(MersenneTwister random, double[] p, long[] to, int at, int size) {
    Limits.different(size, Arrays.stream(p).filter(chance -> chance > 0).count());
    boolean[] taken = new boolean[p.length];
    int found = 0;
    while (found < size) {
      double[] sums = sums(p);
      for (int missing = size - found; missing > 0; missing--) {
        int i = position(sums, random.nextDouble());
        if (taken[i]) continue;
        taken[i] = true;
        to[at + found++] = i;
      }
      for (int i = 0; i < p.length; i++) if (taken[i]) p[i] = 0;
    }
  }

  /** The sum of all up to each, in parts of the whole. */
  private static double[] sums(double[] p) {
    double[] out = new double[p.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) out[i] = sum += p[i];
    for (int i = 0; i < p.length; i++) out[i] /= sum;
    return out;
  }

  /** The first whose sum is above {@code u}. */
  private static int position(double[] sums, double u) {
    int from = 0;
    int to = sums.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sums[middle] > u) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}
