package damo.link.jvm;

import damo.link.Geometry;
import damo.link.plan.Storage;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an output of a loop leaves: all of them where they are wanted, else a ring of the
 * last ones.
 */
final class Trace {
  private final Storage storage;

  /** The rows of a ring in order. */
  private final Storage straight;

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
    this.straight = new Storage(dtype);
    this.before = before;
    this.kept = kept;
    this.grows = grows;
    this.array = storage.array();
    this.row = new Operand(dtype, array, damo.link.Layout.dense(Ints.of()));
  }

  /**
   * Makes room for rows of {@code geometry}; what was there is lost. Where it is not known how many
   * there will be, there is room for as many as there were before.
   */
  void begin(Geometry geometry, int allSteps) {
    steps = allSteps;
    size = geometry.size();
    row.reshape(geometry);
    seen = null;
    int wanted = kept < 0 ? before + allSteps : Math.max(kept, before + 1);
    capacity = Math.min(before + allSteps, wanted);
    if (grows && kept < 0) capacity = Math.min(capacity, Math.max(before + 64, rowsOfRoom()));
    capacity = Math.max(capacity, Math.max(1, before));
    array = room(capacity);
  }

  /** For so many rows; the size of a shape is only asked for to say that it is too large. */
  private Object room(int rows) {
    boolean fits = (long) rows * size < Integer.MAX_VALUE - 8;
    return storage.ensure(fits ? rows * size : Value.sizeOf(Ints.of(rows, size)));
  }

  private int rowsOfRoom() {
    return size == 0 ? 0 : storage.capacity() / size;
  }

  Geometry geometry() {
    return row.geometry();
  }

  Object array() {
    return array;
  }

  long bytes() {
    return (long) (storage.capacity() + straight.capacity()) * row.dtype().bytes();
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
    int more = (int) Math.min(before + steps, 2L * capacity);
    Object smaller = array;
    array = room(more);
    if (array != smaller) System.arraycopy(smaller, 0, array, 0, capacity * size);
    capacity = more;
  }

  /** Lets {@code out} be the wanted rows, if {@code made} steps were made. */
  void show(Operand out, int made) {
    int all = before + made;
    int rows = kept < 0 ? all : Math.min(kept, all);
    if (!isShown(out, rows)) out.reshape(Geometry.dense(withRows(rows)));
    int first = all - rows;
    if (all > capacity) out.moveTo(straightened(first, rows), 0);
    else out.moveTo(array, first * size);
  }

  private boolean isShown(Operand out, int rows) {
    if (out.rank() != row.rank() + 1 || out.length(0) != rows || !out.geometry().isDense())
      return false;
    for (int a = 0; a < row.rank(); a++) if (out.length(a + 1) != row.length(a)) return false;
    return true;
  }

  private Ints withRows(int rows) {
    int[] lengths = new int[row.rank() + 1];
    lengths[0] = rows;
    for (int a = 0; a < row.rank(); a++) lengths[a + 1] = row.length(a);
    return Ints.of(lengths);
  }

  /** The last rows in order. */
  private Object straightened(int first, int rows) {
    Object to = straight.ensure(rows * size);
    for (int r = 0; r < rows; r++) System.arraycopy(array, offset(first + r), to, r * size, size);
    return to;
  }
}
