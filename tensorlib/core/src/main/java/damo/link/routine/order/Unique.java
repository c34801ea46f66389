package damo.link.routine.order;

import damo.link.Geometry;
import damo.link.Layout;
import damo.link.routine.Copy;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/**
 * The different elements of an array in order, or the different parts along an axis in the order of
 * their elements; where each stands first, which of them each one is, and how many there are. NaN
 * equals NaN.
 */
public final class Unique implements LibraryRoutine {
  private final int axis;
  private final Ranking ranking = new Ranking();
  private long[] keys = {};
  private int[] order = {};
  private int rows; // what is compared
  private int width; // keys of each

  /**
   * @param parameters the axis, or none for the elements
   */
  public Unique(Ints parameters) {
    this.axis = parameters.isEmpty() ? -1 : parameters.get(0);
  }

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Operand x = in.get(0);
    rank(x);
    int found = 0;
    for (int i = 0; i < rows; i++) if (isNew(i)) found++;
    int[] shape = axis < 0 ? new int[1] : x.shape().toArray();
    shape[Math.max(0, axis)] = found;
    Ints each = Ints.of(found);
    return List.of(Ints.of(shape), each, Ints.of(rows), each);
  }

  /** Reads and ranks the rows. */
  private void rank(Operand x) {
    Operand dense = Copy.dense(axis < 0 ? x : inFront(x));
    int size = dense.size();
    rows = axis < 0 ? size : x.length(axis);
    width = axis < 0 ? 1 : rows == 0 ? 0 : size / rows;
    if (keys.length < size) keys = new long[size];
    Keys.read(dense, dense.offset(), 1, size, keys);
    order =
        axis < 0
            ? ranking.of(keys, rows, Keys.areShort(x.dtype()))
            : ranking.of(rows, this::isAfter);
  }

  /** {@code x} with the axis in front. */
  private Operand inFront(Operand x) {
    int[] shape = x.shape().toArray();
    int[] strides = x.geometry().strides().toArray();
    for (int i = axis; i > 0; i--) {
      shape[i] = x.length(i - 1);
      strides[i] = x.stride(i - 1);
    }
    shape[0] = x.length(axis);
    strides[0] = x.stride(axis);
    return x.seenAs(new Layout(new Geometry(Ints.of(shape), Ints.of(strides)), x.offset()));
  }

  private boolean isAfter(int i, int j) {
    return compare(i, j) > 0;
  }

  private int compare(int i, int j) {
    for (int k = 0; k < width; k++) {
      int difference = Long.compare(keys[i * width + k], keys[j * width + k]);
      if (difference != 0) return difference;
    }
    return 0;
  }

  private boolean isNew(int i) {
    return i == 0 || compare(order[i - 1], order[i]) != 0;
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand first = out.get(1);
    Operand inverse = out.get(2);
    Operand counts = out.get(3);
    int number = -1;
    for (int i = 0; i < rows; i++) {
      if (isNew(i)) {
        number++;
        first.put(first.offset() + number, (long) order[i]);
        counts.put(counts.offset() + number, 0L);
      }
      inverse.put(inverse.offset() + order[i], (long) number);
      counts.put(counts.offset() + number, counts.longAt(counts.offset() + number) + 1);
    }
    if (axis < 0) elements(in.get(0), first, out.get(0));
    else parts(in.get(0), first, out.get(0));
  }

  private static void elements(Operand x, Operand first, Operand out) {
    Operand dense = Copy.dense(x);
    for (int i = 0; i < out.size(); i++)
      Copy.run(
          dense.array(),
          dense.offset() + (int) first.longAt(first.offset() + i),
          1,
          out.array(),
          out.offset() + i,
          1,
          1);
  }

  private void parts(Operand x, Operand first, Operand out) {
    for (int i = 0; i < first.size(); i++)
      Copy.copy(part(x, (int) first.longAt(first.offset() + i)), part(out, i));
  }

  private Operand part(Operand x, int number) {
    int[] shape = x.shape().toArray();
    shape[axis] = 1;
    Geometry one = new Geometry(Ints.of(shape), x.geometry().strides());
    return x.seenAs(new Layout(one, x.offset() + number * x.stride(axis)));
  }
}
