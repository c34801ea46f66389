package damo.link.routine.order;

import damo.link.routine.Copy;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/** Elements in order along an axis; NaN last. */
public final class Sort implements LibraryRoutine {
  private final int axis;
  private final Ranking ranking = new Ranking();
  private Object line = new Object();
  private int room = -1;
  private long[] keys = {};

  /** Along {@code axis}. */
  public Sort(int axis) {
    this.axis = axis;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    return List.of(in.get(0).shape());
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand x = in.get(0);
    Operand y = out.get(0);
    int n = x.length(axis);
    Lines.forEach(axis, List.of(x, y), at -> line(x, at[0], y, at[1], n));
  }

  private void line(Operand x, int from, Operand y, int to, int n) {
    switch (x.array()) {
      case float[] a -> {
        float[] held = room < n ? reserve(new float[n], n) : (float[]) line;
        Copy.run(a, from, x.stride(axis), held, 0, 1, n);
        Arrays.sort(held, 0, n);
        Copy.run(held, 0, 1, y.array(), to, y.stride(axis), n);
      }
      case double[] a -> {
        double[] held = room < n ? reserve(new double[n], n) : (double[]) line;
        Copy.run(a, from, x.stride(axis), held, 0, 1, n);
        Arrays.sort(held, 0, n);
        Copy.run(held, 0, 1, y.array(), to, y.stride(axis), n);
      }
      default -> ranked(x, from, y, to, n);
    }
  }

  private <A> A reserve(A array, int n) {
    line = array;
    room = n;
    return array;
  }

  private void ranked(Operand x, int from, Operand y, int to, int n) {
    if (keys.length < n) keys = new long[n];
    Keys.read(x, from, x.stride(axis), n, keys);
    int[] order = ranking.of(keys, n, Keys.areShort(x.dtype()));
    for (int i = 0; i < n; i++)
      Copy.run(
          x.array(), from + order[i] * x.stride(axis), 1, y.array(), to + i * y.stride(axis), 1, 1);
  }
}
