package damo.link.routine.count;

import damo.error.ShapeException;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/** {@code 0, 1, …, n − 1}, each as often as is said for it, or for all. */
public final class Repeated implements LibraryRoutine {
  private long[] times = {};

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    times = in.get(0).toLongs();
    int n = Ints.exact(in.get(1).longAt(in.get(1).offset()));
    if (times.length == 1 && n != 1) {
      long each = times[0];
      times = new long[n];
      Arrays.fill(times, each);
    }
    if (times.length != n)
      throw new ShapeException(
          "the axis has length " + n + ", and there are " + times.length + " numbers of repeats");
    long total = 0;
    for (long t : times) {
      if (t < 0) throw new ShapeException("a number of repeats must not be negative, got " + t);
      total += t;
    }
    if (total > Integer.MAX_VALUE - 8)
      throw new ShapeException("the repeats are more than 2^31 elements, which is the limit");
    return List.of(Ints.of((int) total));
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    long[] to = (long[]) out.get(0).array();
    int at = out.get(0).offset();
    for (int i = 0; i < times.length; i++) {
      Arrays.fill(to, at, at + (int) times[i], i);
      at += (int) times[i];
    }
  }
}
