package damo.scan;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.control.Watched;
import damo.op.elemwise.Cast;
import damo.op.index.SliceBuilder;
import damo.op.shape.Length;
import damo.op.shape.SpecifyShape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many steps a loop makes, and its sequences cut to that: for each tap one of them. */
final class Walk {
  private static final String BACKWARDS = "; to walk backwards say goBackwards(true)";

  private final ScanBuilder asked;
  private final TensorVariable steps;
  private final List<TensorVariable> rows = new ArrayList<>();

  Walk(ScanBuilder asked) {
    this.asked = asked;
    List<TensorVariable> lengths = asked.sequences.stream().map(Walk::usable).toList();
    this.steps = asked.strictLengths ? strictSteps(lengths) : steps(lengths);
    for (int i = 0; i < lengths.size(); i++) {
      Seq s = asked.strictLengths ? ofStrictLength(asked.sequences.get(i)) : asked.sequences.get(i);
      for (int k = 0; k < s.taps().size(); k++) rows.add(cut(s, k, lengths.get(i)));
    }
  }

  /** An int64 scalar. */
  TensorVariable steps() {
    return steps;
  }

  /** For each tap of each sequence what the steps walk, a row for each. */
  List<TensorVariable> rows() {
    return rows;
  }

  private static int before(Seq s) {
    return Math.max(0, -s.taps().stream().min().orElse(0));
  }

  private static int ahead(Seq s) {
    return Math.max(0, s.taps().stream().max().orElse(0));
  }

  private static int lost(Seq s) {
    return before(s) + ahead(s);
  }

  /** How many steps find all of their taps inside. */
  private static TensorVariable usable(Seq s) {
    TensorVariable length = Length.of(s.input(), 0);
    int lost = lost(s);
    if (lost == 0) return length;
    if (length instanceof TensorConstant c) return constant(Math.max(0, number(c) - lost));
    return Cast.to(
        damo.op.elemwise.Elemwise.of(damo.scalar.Prim.MAXIMUM, length.sub(lost), 0), DType.INT64);
  }

  private TensorVariable steps(List<TensorVariable> lengths) {
    @Nullable TensorVariable least = null;
    for (TensorVariable length : lengths) least = lesser(least, length);
    if (asked.nSteps != null) least = lesser(least, told(asked.nSteps));
    if (least == null)
      throw new DamoException(
          "nothing says how many steps " + asked.name + " makes: give it sequences, or nSteps");
    return least;
  }

  /** The number of steps that was asked for. */
  private TensorVariable told(TensorVariable n) {
    if (n instanceof TensorConstant c) {
      if (number(c) < 0)
        throw new DamoException(asked.name + " cannot make " + number(c) + " steps" + BACKWARDS);
      return constant(number(c));
    }
    TensorVariable steps = Cast.to(n, DType.INT64);
    return n.owner() != null && n.owner().op() instanceof Length
        ? steps
        : Watched.check(
            steps, asked.name + " cannot make a negative number of steps" + BACKWARDS, steps.ge(0));
  }

  /** As many as were asked for, or as the first sequence has. */
  private TensorVariable strictSteps(List<TensorVariable> lengths) {
    TensorVariable n =
        asked.nSteps != null
            ? told(asked.nSteps)
            : lengths.isEmpty() ? steps(lengths) : lengths.getFirst();
    for (int i = 0; i < lengths.size(); i++) checkEqual(i, lengths.get(i), n);
    return n;
  }

  /** A sequence that has all elements that are walked, and no others. */
  private Seq ofStrictLength(Seq s) {
    List<@Nullable TensorVariable> lengths = new ArrayList<>();
    for (int a = 0; a < s.input().ndim(); a++) lengths.add(a == 0 ? plus(steps, lost(s)) : null);
    TensorVariable checked =
        SpecifyShape.of(s.input(), lengths, "strictLengths of " + asked.name + " asks for");
    return new Seq(checked, s.taps());
  }

  private static TensorVariable lesser(@Nullable TensorVariable a, TensorVariable b) {
    if (a == null || a == b) return b;
    if (a instanceof TensorConstant x && b instanceof TensorConstant y)
      return number(x) <= number(y) ? x : y;
    return damo.op.elemwise.Elemwise.of(damo.scalar.Prim.MINIMUM, a, b);
  }

  private void checkEqual(int i, TensorVariable length, TensorVariable steps) {
    if (steps instanceof TensorConstant a
        && length instanceof TensorConstant b
        && number(a) != number(b))
      throw new ShapeException(
          "all sequences of "
              + asked.name
              + " must have as many elements to walk as it makes steps, "
              + number(a)
              + "; "
              + asked.sequences.get(i).input().label()
              + " has "
              + number(b));
  }

  /** The elements at tap {@code k}, from the first step to the last. */
  private TensorVariable cut(Seq s, int k, TensorVariable usable) {
    int shift = before(s) + s.taps().get(k);
    boolean whole = usable == steps || asked.strictLengths || equalKnown(usable, steps);
    TensorVariable x = s.input();
    if (!asked.goBackwards) return range(x, shift, whole ? usable : steps, whole && isPlain(s));
    TensorVariable reversed =
        new SliceBuilder().span(null, null, -1).of(range(x, shift, usable, isPlain(s)));
    return whole ? reversed : new SliceBuilder().span(null, steps, null).of(reversed);
  }

  private static boolean isPlain(Seq s) {
    return s.taps().equals(Ints.of(0));
  }

  private static TensorVariable range(
      TensorVariable x, int from, TensorVariable count, boolean isAll) {
    if (isAll) return x;
    if (from == 0) return new SliceBuilder().span(null, count, null).of(x);
    return new SliceBuilder().span(from, plus(count, from), null).of(x);
  }

  private static TensorVariable plus(TensorVariable count, int more) {
    if (more == 0) return count;
    return count instanceof TensorConstant c
        ? constant(number(c) + more)
        : Cast.to(count.add(more), DType.INT64);
  }

  private static boolean equalKnown(TensorVariable a, TensorVariable b) {
    return a instanceof TensorConstant x && b instanceof TensorConstant y && number(x) == number(y);
  }

  private static long number(TensorConstant c) {
    return c.value().getLong(0);
  }

  private static TensorConstant constant(long n) {
    return TensorConstant.of(Value.scalar(DType.INT64, n));
  }
}
