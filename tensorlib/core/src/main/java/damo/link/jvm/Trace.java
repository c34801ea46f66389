package damo.link.jvm;

import damo.link.Geometry;
import damo.link.plan.Storage;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an output of a loop leaves: all of them where they are wanted, else a ring of the
 * last ones.
 */
final class Trace {
  private final Storage storage;
  private final int before;
  private final int kept;
  private final boolean grows;
  private final Operand row;
  private Object array;
  private int capacity;
  private int size;
  private int steps;
  private @Nullable Geometry seen;
  private boolean isDense;

  /**
   * An empty trace.
   *
   * @param before how many rows there are before the first step
   * @param kept how many of the last rows are wanted; −1 for all
   * @param grows whether there may be fewer steps than announced
   */
  Trace(DType dtype, int before, int kept, boolean grows) {
    this.storage = new Storage(dtype);
    this.before = before;
    this.kept = kept;
    this.grows = grows;
    this.array = storage.array();
    this.row = new Operand(dtype, array, damo.link.Layout.dense(Ints.of()));
  }

  /** Makes room for rows of {@code geometry}; what was there is lost. */
  void begin(Geometry geometry, int allSteps) {
    steps = allSteps;
    size = geometry.size();
    row.reshape(geometry);
    seen = null;
    int wanted = kept < 0 ? before + allSteps : Math.max(kept, before + 1);
    capacity = Math.min(before + allSteps, wanted);
    if (grows && kept < 0) capacity = Math.min(capacity, before + 64);
    capacity = Math.max(capacity, Math.max(1, before));
    array = storage.ensure(Value.sizeOf(Ints.of(capacity, size)));
  }

  Geometry geometry() {
    return row.geometry();
  }

  Object array() {
    return array;
  }

  long bytes() {
    return (long) Elements.of(row.dtype()).length(array) * row.dtype().bytes();
  }

  /** Where row {@code r}, counted from the first of all, begins. */
  int offset(int r) {
    return (r < capacity ? r : r % capacity) * size;
  }

  /** Makes room for row {@code r}, and has {@code maker} write it there if it can. */
  void aim(int r, Step maker) {
    makeRoom(r);
    maker.aim(array, offset(r), size);
  }

  private void makeRoom(int r) {
    if (r >= capacity && grows && kept < 0) grow();
  }

  /** Writes row {@code r}, unless it is there. */
  void put(int r, Operand from) {
    makeRoom(r);
    if (size == 0 || (from.array() == array && from.offset() == offset(r))) return;
    Geometry geometry = from.geometry();
    if (geometry != seen) {
      seen = geometry;
      isDense = geometry.isDense() && geometry.shape().equals(row.shape());
    }
    if (isDense) {
      System.arraycopy(from.array(), from.offset(), array, offset(r), size);
      return;
    }
    row.moveTo(array, offset(r));
    Copy.copy(from, row);
  }

  private void grow() {
    int more = Math.min(before + steps, capacity * 2);
    Object larger = Elements.of(row.dtype()).allocate(Value.sizeOf(Ints.of(more, size)));
    System.arraycopy(array, 0, larger, 0, capacity * size);
    array = larger;
    capacity = more;
  }

  /** Lets {@code out} be the wanted rows, if {@code made} steps were made. */
  void show(Operand out, int made) {
    int all = before + made;
    int rows = kept < 0 ? all : Math.min(kept, all);
    Ints shape = withRows(rows);
    if (!out.shape().equals(shape) || !out.geometry().isDense()) out.reshape(Geometry.dense(shape));
    int first = all - rows;
    if (all > capacity) straighten(first, rows);
    out.moveTo(array, all > capacity ? 0 : first * size);
  }

  private Ints withRows(int rows) {
    int[] lengths = new int[row.rank() + 1];
    lengths[0] = rows;
    for (int a = 0; a < row.rank(); a++) lengths[a + 1] = row.length(a);
    return Ints.of(lengths);
  }

  /** The last rows, from element 0 on, in order. */
  private void straighten(int first, int rows) {
    Object straight = Elements.of(row.dtype()).allocate(capacity * size);
    for (int r = 0; r < rows; r++)
      System.arraycopy(array, offset(first + r), straight, r * size, size);
    System.arraycopy(straight, 0, array, 0, rows * size);
  }
}
