package damo.scan;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.index.SliceBuilder;
import damo.op.shape.Length;
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
  private final ScanBuilder asked;
  private final TensorVariable steps;
  private final List<TensorVariable> rows = new ArrayList<>();

  Walk(ScanBuilder asked) {
    this.asked = asked;
    List<TensorVariable> lengths = asked.sequences.stream().map(Walk::usable).toList();
    if (asked.strictLengths) checkEqual(lengths);
    this.steps = steps(lengths);
    for (int i = 0; i < lengths.size(); i++)
      for (int k = 0; k < asked.sequences.get(i).taps().size(); k++)
        rows.add(cut(asked.sequences.get(i), k, lengths.get(i)));
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

  /** How many steps find all of their taps inside. */
  private static TensorVariable usable(Seq s) {
    TensorVariable length = Length.of(s.input(), 0);
    int lost = before(s) + ahead(s);
    if (lost == 0) return length;
    if (length instanceof TensorConstant c) return constant(Math.max(0, number(c) - lost));
    return Cast.to(
        damo.op.elemwise.Elemwise.of(damo.scalar.Prim.MAXIMUM, length.sub(lost), 0), DType.INT64);
  }

  private TensorVariable steps(List<TensorVariable> lengths) {
    @Nullable TensorVariable least = null;
    for (TensorVariable length : lengths) least = lesser(least, length);
    if (asked.nSteps != null) {
      TensorVariable n = Cast.to(asked.nSteps, DType.INT64);
      if (asked.nSteps instanceof TensorConstant c) {
        if (number(c) < 0)
          throw new DamoException(
              asked.name
                  + " cannot make "
                  + number(c)
                  + " steps; to walk backwards say goBackwards(true)");
        n = constant(number(c));
      }
      if (!asked.strictLengths || least == null) least = lesser(least, n);
    }
    if (least == null)
      throw new DamoException(
          "nothing says how many steps " + asked.name + " makes: give it sequences, or nSteps");
    return least;
  }

  private static TensorVariable lesser(@Nullable TensorVariable a, TensorVariable b) {
    if (a == null || a == b) return b;
    if (a instanceof TensorConstant x && b instanceof TensorConstant y)
      return number(x) <= number(y) ? x : y;
    return damo.op.elemwise.Elemwise.of(damo.scalar.Prim.MINIMUM, a, b);
  }

  private void checkEqual(List<TensorVariable> lengths) {
    for (int i = 1; i < lengths.size(); i++) {
      if (lengths.get(0) instanceof TensorConstant a
          && lengths.get(i) instanceof TensorConstant b
          && number(a) != number(b))
        throw new ShapeException(
            "the sequences of "
                + asked.name
                + " must be equally long: "
                + asked.sequences.get(0).input().label()
                + " has "
                + number(a)
                + " elements to walk, "
                + asked.sequences.get(i).input().label()
                + " "
                + number(b));
    }
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
    TensorVariable to =
        count instanceof TensorConstant c ? constant(number(c) + from) : count.add(from);
    return new SliceBuilder().span(from, to, null).of(x);
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
