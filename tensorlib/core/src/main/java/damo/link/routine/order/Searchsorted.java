package damo.link.routine.order;

import damo.link.routine.Copy;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** How many elements of a vector in order come before each element of an array. */
public final class Searchsorted implements LibraryRoutine {
  private final boolean afterEquals;
  private long[] sorted = {};
  private long[] wanted = {};

  /**
   * @param afterEquals whether equal elements count as before
   */
  public Searchsorted(boolean afterEquals) {
    this.afterEquals = afterEquals;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    return List.of(in.get(1).shape());
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand x = in.get(0);
    Operand v = Copy.dense(in.get(1));
    int n = x.length(0);
    int m = v.size();
    if (sorted.length < n) sorted = new long[n];
    if (wanted.length < m) wanted = new long[m];
    Keys.read(x, x.offset(), x.stride(0), n, sorted);
    Keys.read(v, v.offset(), 1, m, wanted);
    long[] to = (long[]) out.get(0).array();
    int at = out.get(0).offset();
    for (int i = 0; i < m; i++)
      to[at + i] = afterEquals ? upTo(sorted, n, wanted[i]) : before(sorted, n, wanted[i]);
  }

  /** How many are not above a key: those below the one that comes next. */
  private static int upTo(long[] sorted, int n, long key) {
    return key == Long.MAX_VALUE ? n : before(sorted, n, key + 1);
  }

  /** Halves without a branch that depends on elements: those cannot be foreseen. */
  private static int before(long[] sorted, int n, long key) {
    int low = 0;
    for (int left = n; left > 0; ) {
      int half = (left + 1) >>> 1;
      low = sorted[low + half - 1] < key ? low + half : low;
      left -= half;
    }
    return low;
  }
}
