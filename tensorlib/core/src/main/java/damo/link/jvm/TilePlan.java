package damo.link.jvm;

import damo.graph.Meaning.Tail;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.ScalarProgram;
import damo.value.Elements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How a kernel walks arrays of given shapes. */
final class TilePlan {
  private static final int TILE = 2048;

  /**
   * Positions that a call of the kernel on whole arrays computes: short enough to be stopped
   * between.
   */
  private static final int STRIDE_OF_CALLS = 1 << 16;

  private final ScalarProgram program;
  private final Schedule schedule;
  private final Kernel kernel;
  private final TileInput[] inputs;
  private final TileInput[] uniforms;
  private final TileInput[] varying;
  private final boolean isOneStage;
  private final TileOutput[] outputs;
  private final Iteration iteration;
  private final int size;
  private final int rows;
  private final int columns;
  private final boolean isFlat;
  private final Object[] tiles;
  private final Object[] slots;
  private final int[] shifts;
  private final int[] noShifts;
  private final int[] index;
  private boolean runsToTheEnd;
  private boolean isBound;

  static TilePlan nothing(ScalarProgram program, List<Tail> tails) {
    int n = program.inputs().size();
    Ints all = Ints.range(0, n);
    Ints one = Ints.of(1);
    return new TilePlan(
        program,
        tails,
        new KernelForm(program, all),
        one,
        java.util.Collections.nCopies(n, new int[1]));
  }

  TilePlan(
      ScalarProgram program, List<Tail> tails, KernelForm form, Ints shape, List<int[]> strides) {
    this.program = program;
    this.schedule = new Schedule(form);
    this.kernel = KernelCompiler.kernel(form);
    List<int[]> walked = new ArrayList<>();
    List<TileInput> in = new ArrayList<>();
    for (int i = 0; i < strides.size(); i++) addInput(i, strides.get(i), walked, in);
    this.inputs = in.toArray(TileInput[]::new);
    this.uniforms = in.stream().filter(TileInput::isUniform).toArray(TileInput[]::new);
    this.varying = in.stream().filter(i -> !i.isUniform()).toArray(TileInput[]::new);
    this.isOneStage = schedule.stages().size() == 1;
    this.outputs = new TileOutput[tails.size()];
    for (int o = 0; o < outputs.length; o++) outputs[o] = output(o, tails.get(o), shape, walked);
    this.iteration = Iteration.collapse(shape.toArray(), walked);
    this.size = damo.value.Value.sizeOf(shape);
    this.columns = Math.min(iteration.columns(), TILE);
    this.rows =
        Math.clamp(TILE / Math.max(1, iteration.columns()), 1, Math.max(1, iteration.rows()));
    this.isFlat = isFlat();
    this.tiles = new Object[schedule.size()];
    this.slots = new Object[schedule.size()];
    this.shifts = new int[schedule.size()];
    this.noShifts = new int[schedule.size()];
    this.index = new int[iteration.lengths().length];
  }

  private void addInput(int i, int[] strides, List<int[]> walked, List<TileInput> to) {
    boolean isUsed = schedule.isKept(i) || schedule.isUniform(i);
    if (!isUsed) return;
    to.add(new TileInput(i, program.inputs().get(i), schedule.isUniform(i), walked.size()));
    walked.add(strides);
  }

  private TileOutput output(int o, Tail tail, Ints shape, List<int[]> walked) {
    int value = program.outputs().get(o);
    DType dtype = program.dtypeOf(value);
    if (!(tail instanceof Tail.Fold f))
      return new TileOutput(o, value, dtype, new TileStorage(dtype), null, -1);
    Fold fold = Fold.of(f, dtype);
    fold.prepare(shape);
    walked.add(fold.outputStrides(shape));
    walked.add(fold.positionStrides(shape));
    return new TileOutput(o, value, f.result(), new TileStorage(dtype), fold, walked.size() - 2);
  }

  /** Whether all arrays can be walked by one index, without tiles. */
  private boolean isFlat() {
    if (!iteration.isFlat()) return false;
    boolean inputsAreFlat =
        Arrays.stream(inputs)
            .allMatch(in ->
                in.isUniform()
                    || (Kind.isStorage(in.dtype()) && iteration.columnStride(in.operand()) == 1));
    boolean outputsAreFlat =
        Arrays.stream(outputs).allMatch(out -> out.fold() == null && Kind.isStorage(out.dtype()));
    return inputsAreFlat && outputsAreFlat && (size <= TILE || !hasIntermediates());
  }

  private boolean hasIntermediates() {
    for (int v = schedule.inputs(); v < schedule.size(); v++) {
      if (schedule.isKept(v) && !program.outputs().contains(v)) return true;
    }
    return false;
  }

  void run(Object[] arrays, int[] offsets, Object[] results) {
    if (size > 0) for (TileInput in : uniforms) loadUniform(in, arrays, offsets);
    boolean startWell = isFlat && (size <= TILE || startAtZero(offsets));
    if (startWell && size > 0 && !overwritesEarly(arrays, results))
      runFlat(arrays, offsets, results);
    else runTilesAndFolds(arrays, offsets, results);
  }

  private void runTilesAndFolds(Object[] arrays, int[] offsets, Object[] results) {
    for (TileOutput out : outputs) if (out.fold() != null) out.fold().start();
    if (size > 0) runTiles(arrays, offsets, results);
    for (TileOutput out : outputs) {
      if (out.fold() != null) out.fold().finish(results[out.number()], Elements.of(out.dtype()));
    }
  }

  private boolean startAtZero(int[] offsets) {
    for (TileInput in : varying) if (offsets[in.number()] != 0) return false;
    return true;
  }

  /** Whether a stage may write over an input that a later one still reads. */
  private boolean overwritesEarly(Object[] arrays, Object[] results) {
    if (isOneStage) return false;
    for (TileInput in : inputs) for (Object r : results) if (r == arrays[in.number()]) return true;
    return false;
  }

  private void loadUniform(TileInput in, Object[] arrays, int[] offsets) {
    int n = in.number();
    if (tiles[n] == null) tiles[n] = schedule.kind(n).allocate(1);
    in.storage.load(arrays[n], offsets[n], 1, tiles[n], 0, 1);
    slot(n, tiles[n]);
  }

  private void runFlat(Object[] arrays, int[] offsets, Object[] results) {
    if (!isBound) bindTiles(false);
    isBound = true;
    for (TileInput in : varying) slot(in.number(), fromZero(in, arrays, offsets));
    for (TileOutput out : outputs) slot(out.value(), results[out.number()]);
    for (int from = 0; from < size; from += STRIDE_OF_CALLS) {
      pause();
      kernel.run(slots, noShifts, from, Math.min(size, from + STRIDE_OF_CALLS));
    }
    for (TileOutput out : outputs) copyIfShared(out, results);
  }

  private void slot(int value, Object array) {
    if (slots[value] != array) slots[value] = array;
  }

  /** All arrays are walked by one index: what begins elsewhere is brought into a tile. */
  private Object fromZero(TileInput in, Object[] arrays, int[] offsets) {
    int n = in.number();
    if (offsets[n] == 0) return arrays[n];
    Object tile = tiles[n];
    if (tile == null) tile = tiles[n] = schedule.kind(n).allocate(Math.min(TILE, rows * columns));
    System.arraycopy(arrays[n], offsets[n], tile, 0, size);
    return tile;
  }

  /** Two results of one value: the kernel has filled the last of them. */
  private void copyIfShared(TileOutput out, Object[] results) {
    Object filled = slots[out.value()];
    if (filled != results[out.number()])
      System.arraycopy(filled, 0, results[out.number()], 0, size);
  }

  private void bindTiles(boolean all) {
    for (int v = 0; v < tiles.length; v++) {
      boolean isOwn = all || (!schedule.isInput(v) && !program.outputs().contains(v));
      if (!schedule.isKept(v) || schedule.isUniform(v) && schedule.isInput(v) || !isOwn) continue;
      if (tiles[v] == null) tiles[v] = schedule.kind(v).allocate(Math.min(TILE, rows * columns));
      slots[v] = tiles[v];
    }
  }

  private void runTiles(Object[] arrays, int[] offsets, Object[] results) {
    bindTiles(true);
    for (TileInput in : inputs) in.forget();
    Arrays.fill(index, 0);
    int last = index.length - 1;
    int position = 0;
    while (position < size) {
      pause();
      int c = Math.min(columns, iteration.columns() - index[last]);
      int r = last == 0 ? 1 : Math.min(rows, iteration.rows() - index[last - 1]);
      for (TileInput in : inputs) if (!in.isUniform()) load(in, arrays, offsets, r, c);
      kernel.run(slots, shifts, 0, r * c);
      for (TileOutput out : outputs) keep(out, results, position, r, c);
      position += r * c;
      advance(r, c);
    }
  }

  private void load(TileInput in, Object[] arrays, int[] offsets, int r, int c) {
    int at = offsets[in.number()] + offset(in.operand());
    if (in.holds(at, r, c)) return;
    int columnStride = iteration.columnStride(in.operand());
    int rowStride = iteration.rowStride(in.operand());
    Object from = arrays[in.number()];
    Object tile = slots[in.number()];
    if (r == 1 || rowStride == c * columnStride) {
      in.storage.load(from, at, columnStride, tile, 0, r * c);
    } else {
      for (int row = 0; row < r; row++) {
        if (row > 0 && rowStride == 0) System.arraycopy(tile, 0, tile, row * c, c);
        else in.storage.load(from, at + row * rowStride, columnStride, tile, row * c, c);
      }
    }
  }

  private void keep(TileOutput out, Object[] results, int position, int r, int c) {
    Object tile = slots[out.value()];
    Fold fold = out.fold();
    if (fold == null) {
      out.storage().store(tile, results[out.number()], position, r * c);
      return;
    }
    int to = out.operand();
    int where = to + 1;
    fold.take(
        tile,
        r,
        c,
        offset(to),
        iteration.rowStride(to),
        iteration.columnStride(to),
        offset(where),
        iteration.rowStride(where),
        iteration.columnStride(where));
  }

  void runToTheEnd() {
    runsToTheEnd = true;
  }

  private void pause() {
    if (!runsToTheEnd && Thread.interrupted()) {
      throw new CancellationException("a kernel was interrupted; no shared variable has changed");
    }
  }

  private int offset(int operand) {
    int[] strides = iteration.strides()[operand];
    int at = 0;
    for (int axis = 0; axis < index.length; axis++) at += index[axis] * strides[axis];
    return at;
  }

  private void advance(int r, int c) {
    int axis = index.length - 1;
    index[axis] += c;
    if (index[axis] < iteration.lengths()[axis] || axis == 0) return;
    index[axis--] = 0;
    index[axis] += r;
    while (axis > 0 && index[axis] == iteration.lengths()[axis]) {
      index[axis--] = 0;
      index[axis]++;
    }
  }

  String listing() {
    return KernelText.of(schedule, List.of(outputs));
  }

  /** An input as a plan sees it. */
  static final class TileInput {
    private final int number;
    private final DType dtype;
    private final TileStorage storage;
    private final boolean isUniform;
    private final int operand;
    private int at;
    private int rows;
    private int columns;

    TileInput(int number, DType dtype, boolean isUniform, int operand) {
      this.number = number;
      this.dtype = dtype;
      this.storage = new TileStorage(dtype);
      this.isUniform = isUniform;
      this.operand = operand;
    }

    int number() {
      return number;
    }

    DType dtype() {
      return dtype;
    }

    boolean isUniform() {
      return isUniform;
    }

    /** Its number in the iteration. */
    int operand() {
      return operand;
    }

    void forget() {
      rows = -1;
    }

    /** Whether its tile holds these elements already; remembers that it will. */
    boolean holds(int newAt, int newRows, int newColumns) {
      boolean same = at == newAt && rows == newRows && columns == newColumns;
      at = newAt;
      rows = newRows;
      columns = newColumns;
      return same;
    }
  }

  /** An output as a plan sees it: stored if it has no fold. */
  record TileOutput(
      int number, int value, DType dtype, TileStorage storage, @Nullable Fold fold, int operand) {}
}
