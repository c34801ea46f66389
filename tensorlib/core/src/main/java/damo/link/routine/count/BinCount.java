package damo.link.routine.count;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/** How often each number from 0 on occurs in a vector, or the sum of the weights beside it. */
public final class BinCount implements LibraryRoutine {
  private final int least;
  private long[] numbers = {};

  /**
   * @param least how many counts there are at least
   */
  public BinCount(int least) {
    this.least = least;
  }

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    if (in.size() == 2 && !in.get(0).shape().equals(in.get(1).shape()))
      throw new ShapeException(
          "there must be one weight for each number, got numbers of shape "
              + Geometry.text(in.get(0).shape())
              + " and weights of shape "
              + Geometry.text(in.get(1).shape()));
    numbers = in.get(0).toLongs();
    long greatest = -1;
    for (long number : numbers) {
      if (number < 0 || number > Integer.MAX_VALUE - 9)
        throw new ShapeException("numbers from 0 on are counted, got " + number);
      greatest = Math.max(greatest, number);
    }
    return List.of(Ints.of((int) Math.max(least, greatest + 1)));
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand to = out.get(0);
    if (in.size() == 1) counts((long[]) to.array(), to.offset(), to.length(0));
    else sums(in.get(1), to);
  }

  private void counts(long[] to, int offset, int n) {
    Arrays.fill(to, offset, offset + n, 0);
    for (long number : numbers) to[offset + (int) number]++;
  }

  private void sums(Operand weights, Operand to) {
    boolean isFloat = to.dtype().isFloat();
    double[] sums = new double[isFloat ? to.length(0) : 0];
    long[] totals = new long[isFloat ? 0 : to.length(0)];
    for (int i = 0; i < numbers.length; i++) {
      int at = weights.offset() + i * weights.stride(0);
      if (isFloat) sums[(int) numbers[i]] += weights.doubleAt(at);
      else totals[(int) numbers[i]] += weights.longAt(at);
    }
    for (int i = 0; i < to.length(0); i++) {
      if (isFloat) to.put(to.offset() + i, sums[i]);
      else to.put(to.offset() + i, totals[i]);
    }
  }
}
