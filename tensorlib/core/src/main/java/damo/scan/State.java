package damo.scan;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.index.SliceBuilder;
import damo.op.shape.DimShuffle;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Literals;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An output that is fed back: what it begins with, and what stands for its past values. */
final class State {
  private final int output;
  private final Ints taps;
  private final boolean isBlock;
  private final Literals.@Nullable Literal literal;
  private boolean isTrial;

  /** How many axes in front the rows have beyond those of the initial state. */
  private int missing;

  private TensorVariable initial;
  private TensorType row;
  private List<TensorVariable> past = List.of();

  State(int output, Init init, String loop) {
    this.output = output;
    this.taps = init.taps();
    for (int i = 0; i < taps.size(); i++) {
      if (taps.get(i) >= 0)
        throw new ShapeException(
            "output "
                + output
                + " of "
                + loop
                + ": a step sees past values only, so taps are negative; got "
                + taps);
    }
    this.isBlock = !taps.equals(Ints.of(-1));
    Object given = java.util.Objects.requireNonNull(init.initial());
    boolean isLiteral = !(given instanceof damo.graph.Variable);
    Literals.@Nullable Literal read = isLiteral ? Literals.read(given) : null;
    this.literal = read != null && read.weak() ? read : null;
    this.isTrial = literal != null;
    this.initial =
        literal == null
            ? Operands.asTensor(given)
            : TensorConstant.of(literal.value().cast(trial(literal.value())));
    if (isBlock) checkBlock(loop);
    this.row = row(initial);
  }

  private void checkBlock(String loop) {
    boolean isScalar = initial.ndim() == 0;
    int rows = isScalar ? 1 : initial.type().lengths().get(0);
    if (!isScalar && (rows < 0 || rows >= depth())) return;
    throw new ShapeException(
        "output "
            + output
            + " of "
            + loop
            + " with taps "
            + taps
            + " begins with a block of "
            + depth()
            + " values, the oldest first; "
            + initial.label()
            + (isScalar ? " is a scalar" : " has " + rows));
  }

  /** The narrowest dtype: that which others are promoted to decides. */
  private static DType trial(Value v) {
    if (v.dtype().isBool()) return DType.BOOL;
    if (v.dtype().isFloat()) return DType.floatX() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT16;
    long most = 0;
    for (int i = 0; i < v.size(); i++) most = Math.max(most, Math.abs(v.getLong(i)));
    return DType.smallestFor(most);
  }

  private TensorType row(TensorVariable v) {
    Ints lengths = v.type().lengths();
    return new TensorType(v.dtype(), Ints.of(lengths.stream().skip(isBlock ? 1 : 0).toArray()));
  }

  int output() {
    return output;
  }

  Ints taps() {
    return taps;
  }

  int depth() {
    return -taps.stream().min().orElse(-1);
  }

  TensorType row() {
    return row;
  }

  /** What stands for the past values, in the order of the taps. */
  List<TensorVariable> past() {
    return past;
  }

  /** New variables for the past values. */
  List<TensorVariable> renew() {
    List<TensorVariable> fresh = new ArrayList<>();
    String name = initial.name();
    for (int i = 0; i < taps.size(); i++)
      fresh.add(row.variable(name == null ? null : name + "[t" + taps.get(i) + "]"));
    past = fresh;
    return fresh;
  }

  /** The first rows, the oldest first. */
  TensorVariable firstRows() {
    TensorVariable first = Cast.to(initial, row.dtype());
    if (!isBlock)
      return DimShuffle.of(
          first, IntStream.range(-1 - missing, first.ndim()).map(a -> Math.max(-1, a)).toArray());
    int rows = first.type().lengths().get(0);
    TensorVariable block =
        rows == depth() ? first : new SliceBuilder().span(null, depth(), null).of(first);
    IntStream axes = IntStream.range(1 - missing, block.ndim()).map(a -> a < 1 ? -1 : a);
    return missing == 0
        ? block
        : DimShuffle.of(block, IntStream.concat(IntStream.of(0), axes).toArray());
  }

  /**
   * {@code next} in the dtype of this state, if that is to stay; null if this state changed its
   * dtype to that of {@code next}, so that the step must be made anew.
   */
  @Nullable TensorVariable settle(TensorVariable next, String loop) {
    if (next.ndim() > row.ndim()) return stretch(next.ndim() - row.ndim());
    if (next.ndim() < row.ndim())
      throw new ShapeException(
          described(next, loop)
              + "; the output needs the axes of the initial state: keep them, or begin with fewer");
    DType to = next.dtype();
    if (literal != null && isTrial) {
      isTrial = false;
      DType wanted = Literals.dtypeBeside(literal, to == row.dtype() ? null : to);
      if (wanted != row.dtype()) return retype(wanted);
    }
    if (to == row.dtype()) return next;
    boolean oneKind =
        to.isFloat() == row.dtype().isFloat() && !to.isBool() && !row.dtype().isBool();
    if (oneKind && to.castsSafelyTo(row.dtype())) return Cast.to(next, row.dtype());
    if (oneKind && row.dtype().castsSafelyTo(to)) return retype(to);
    throw new DTypeException(
        described(next, loop)
            + "; they must have one dtype: begin with astype("
            + to.name()
            + "), or cast what the step returns");
  }

  /** Gives rows more axes in front, along which they are broadcast. */
  private @Nullable TensorVariable stretch(int axes) {
    missing += axes;
    IntStream lengths =
        IntStream.concat(IntStream.generate(() -> 1).limit(axes), row.lengths().stream());
    row = new TensorType(row.dtype(), Ints.of(lengths.toArray()));
    return null;
  }

  private @Nullable TensorVariable retype(DType dtype) {
    if (literal != null) initial = TensorConstant.of(literal.value().cast(dtype));
    row = row.as(dtype);
    return null;
  }

  private String described(TensorVariable next, String loop) {
    return "output "
        + output
        + " of "
        + loop
        + ": the step returns "
        + next.label()
        + " of type "
        + next.type()
        + ", its initial state "
        + initial.label()
        + " is "
        + initial.type()
        + (isBlock ? " (a block of past values)" : "");
  }

  /** Forgets lengths that {@code next} does not have for certain; whether there were any. */
  boolean widen(TensorVariable next, String loop) {
    int[] lengths = row.lengths().toArray();
    for (int a = 0; a < lengths.length; a++) {
      int to = next.type().lengths().get(a);
      if (lengths[a] < 0 || lengths[a] == to) continue;
      if (to >= 0 && lengths[a] != 1)
        throw new ShapeException(
            described(next, loop)
                + "; length "
                + lengths[a]
                + " of axis "
                + a
                + " cannot become "
                + to
                + "; begin with the shape of the output");
      lengths[a] = to;
    }
    Ints now = Ints.of(lengths);
    if (now.equals(row.lengths())) return false;
    row = new TensorType(row.dtype(), now);
    return true;
  }
}
