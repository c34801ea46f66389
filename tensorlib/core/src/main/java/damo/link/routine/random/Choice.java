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
  private final Generator generator = new Generator();

  /** The probability of each, their sums, which were taken, and an order; kept between draws. */
  private double[] chances = new double[0];

  private double[] sums = new double[0];
  private boolean[] taken = new boolean[0];
  private long[] order = new long[0];

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
    MersenneTwister random = generator.of(in.get(0), out.get(0));
    long n = in.get(2).longAt(in.get(2).offset());
    Operand drawn = out.get(1);
    int size = drawn.size();
    if (size == 0) return;
    Limits.population(n);
    if (!replace) Limits.different(size, n);
    long[] to = (long[]) drawn.array();
    Operand p = in.get(3);
    if (p.size() > 0) {
      readChances(p, n);
      if (replace) likely(random, to, drawn.offset(), size);
      else different(random, to, drawn.offset(), size);
    } else if (replace) {
      for (int i = 0; i < size; i++) to[drawn.offset() + i] = random.nextBelow(n);
    } else {
      int all = Ints.exact(n);
      if (order.length != all) order = new long[all];
      random.permute(order);
      System.arraycopy(order, 0, to, drawn.offset(), size);
    }
  }

  private void readChances(Operand p, long n) {
    if (p.size() != n)
      throw new ShapeException("choice among " + n + " with " + p.size() + " probabilities");
    if (chances.length != p.size()) {
      chances = new double[p.size()];
      sums = new double[p.size()];
      taken = new boolean[p.size()];
    }
    for (int i = 0; i < chances.length; i++) chances[i] = p.doubleAt(p.offset() + i * p.stride(0));
    Limits.distribution(chances, Math.sqrt(p.dtype() == DType.FLOAT64 ? 0x1p-52 : 0x1p-23));
  }

  private void likely(MersenneTwister random, long[] to, int at, int size) {
    sum();
    for (int i = 0; i < size; i++) to[at + i] = position(random.nextDouble());
  }

  /** In rounds: as many as are missing, those that came before left out. */
  private void different(MersenneTwister random, long[] to, int at, int size) {
    Limits.different(size, Limits.likely(chances));
    Arrays.fill(taken, false);
    int found = 0;
    while (found < size) {
      sum();
      for (int missing = size - found; missing > 0; missing--) {
        int i = position(random.nextDouble());
        if (taken[i]) continue;
        taken[i] = true;
        to[at + found++] = i;
      }
      for (int i = 0; i < taken.length; i++) if (taken[i]) chances[i] = 0;
    }
  }

  /** The sum of all up to each, in parts of the whole. */
  private void sum() {
    double sum = 0;
    for (int i = 0; i < sums.length; i++) sums[i] = sum += chances[i];
    for (int i = 0; i < sums.length; i++) sums[i] /= sum;
  }

  /** The first whose sum is above {@code u}. */
  private int position(double u) {
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
