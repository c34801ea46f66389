package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.graph.ViewMap.Range;
import damo.op.TensorOp;
import damo.op.index.Subtensor;
import damo.op.nnet.Softmax;
import damo.op.product.Dot;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is computed for nothing else is computed from parts: {@code f(x)[i] -> f(x[i])},
 * {@code dot(a, b)[i] -> dot(a[i], b)}, {@code sum(x, 1)[i] -> sum(x[i])}.
 */
public final class PartOfComputed implements LocalRewrite {
  @Override
  public String name() {
    return "f(x)[i] -> f(x[i])";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Subtensor;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable whole = Made.input(node, 0);
    Ranges ranges = Ranges.of(node);
    if (!Made.forOneUse(whole, graph) || ranges.areAllWhole()) return null;
    Apply f = java.util.Objects.requireNonNull(whole.owner());
    return switch (f.op()) {
      case DimShuffle d -> shuffled(d, f, ranges);
      case Dot d -> product(f, ranges);
      case Reduced r -> reduced(r, f, ranges);
      case Softmax s -> softmax(s, f, ranges);
      case TensorOp op when f.meaning() instanceof Meaning.Scalar && f.outputs().size() == 1 ->
          elementwise(op, f, whole, ranges);
      default -> null;
    };
  }

  /** Only where each operand is as long as the whole on each axis that is read in part, or 1. */
  private static @Nullable TensorVariable elementwise(
      TensorOp op, Apply f, TensorVariable whole, Ranges ranges) {
    List<TensorVariable> parts = new ArrayList<>();
    boolean read = false;
    for (TensorVariable v : TensorOp.tensors(f.inputs())) {
      List<Range> own = own(v, whole, ranges);
      if (own == null) return null;
      read |= own.equals(ranges.each());
      parts.add(ranges.read(v, own));
    }
    return read ? op.apply(parts) : null;
  }

  /** The ranges for an operand; null if it may broadcast where less than all is read. */
  private static @Nullable List<Range> own(TensorVariable v, TensorVariable whole, Ranges ranges) {
    int lead = whole.ndim() - v.ndim();
    if (lead == 0 && damo.op.elemwise.SameShape.known(v, whole)) return ranges.each();
    List<Range> out = new ArrayList<>();
    for (int i = 0; i < v.ndim(); i++) {
      int n = v.type().lengths().get(i);
      boolean known = n > 1 && n == whole.type().lengths().get(i + lead);
      if (n != 1 && !known && !ranges.isWhole(i + lead)) return null;
      Range range = ranges.each().get(i + lead);
      out.add(n != 1 ? range : ranges.isPosition(i + lead) ? first() : Range.WHOLE);
    }
    return out;
  }

  private static Range first() {
    return new Range.At(new damo.graph.ViewMap.Bound.Known(0));
  }

  private static @Nullable TensorVariable shuffled(DimShuffle d, Apply f, Ranges ranges) {
    TensorVariable x = Made.input(f, 0);
    List<Range> own = new ArrayList<>(Collections.nCopies(x.ndim(), Range.WHOLE));
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < d.pattern().size(); i++) {
      int from = d.pattern().get(i);
      if (from < 0 && !ranges.isWhole(i)) return null;
      if (from >= 0) own.set(from, ranges.each().get(i));
      if (!ranges.isPosition(i)) left.add(from);
    }
    int[] places = new int[x.ndim()];
    for (int i = 0, next = 0; i < places.length; i++)
      places[i] = own.get(i) instanceof Range.At ? -1 : next++;
    int[] pattern = left.stream().mapToInt(a -> a < 0 ? -1 : places[a]).toArray();
    return DimShuffle.of(ranges.read(x, own), pattern);
  }

  private static @Nullable TensorVariable product(Apply f, Ranges ranges) {
    TensorVariable a = Made.input(f, 0);
    TensorVariable b = Made.input(f, 1);
    if (ranges.each().isEmpty()) return null;
    int rows = a.ndim() - 1;
    List<Range> left = new ArrayList<>(ranges.each().subList(0, rows));
    List<Range> right = new ArrayList<>(ranges.each().subList(rows, ranges.each().size()));
    left.add(Range.WHOLE);
    right.addFirst(Range.WHOLE);
    return Dot.of(ranges.read(a, left), ranges.read(b, right));
  }

  private static @Nullable TensorVariable reduced(Reduced r, Apply f, Ranges ranges) {
    TensorVariable x = Made.input(f, 0);
    List<Range> own = new ArrayList<>();
    for (int i = 0, out = 0; i < x.ndim(); i++) {
      boolean gone = r.axes().contains(i);
      if (gone && r.keepdims() && !ranges.isWhole(out)) return null;
      own.add(gone ? Range.WHOLE : ranges.each().get(out));
      if (!gone || r.keepdims()) out++;
    }
    int[] axes = r.axes().stream().map(a -> a - positionsBefore(own, a)).toArray();
    return new Reduced(
            r.kind(), damo.scalar.Ints.of(axes), r.keepdims(), r.accumulator(), r.result())
        .apply(ranges.read(x, own));
  }

  private static @Nullable TensorVariable softmax(Softmax s, Apply f, Ranges ranges) {
    if (!ranges.isWhole(s.axis())) return null;
    TensorVariable x = ranges.read(Made.input(f, 0));
    int axis = s.axis() - positionsBefore(ranges.each(), s.axis());
    return new Softmax(axis, s.logarithm()).apply(x);
  }

  private static int positionsBefore(List<Range> ranges, int axis) {
    return (int) IntStream.range(0, axis).filter(i -> ranges.get(i) instanceof Range.At).count();
  }
}
