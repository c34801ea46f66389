package damo.scan;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Meaning;
import damo.graph.Purity;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Range;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.index.Subtensor;
import damo.op.product.Dot;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.SpecifyShape;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes for all steps at once what a body computes for one: on whole sequences, whose leading
 * axis is time.
 */
final class Lift {
  /**
   * A variable of the body, for all steps.
   *
   * @param hasTime whether it has a leading axis with a row for each step; else it is the same in
   *     all of them
   */
  record Lifted(TensorVariable all, boolean hasTime) {}

  private final Map<Variable, @Nullable Lifted> known = new HashMap<>();

  /** Rows that are there already. */
  void giveRows(TensorVariable inside, TensorVariable all) {
    known.put(inside, new Lifted(all, true));
  }

  /** What is the same in every step. */
  void giveFixed(TensorVariable inside, TensorVariable outside) {
    known.put(inside, new Lifted(outside, false));
  }

  /** {@code v} for all steps; null where no op on whole sequences does it. */
  @Nullable Lifted of(TensorVariable v) {
    for (Apply node : Traversal.toposort(List.of(v), known::containsKey))
      for (TensorVariable out : TensorOp.tensors(node.outputs())) known.put(out, lift(out, node));
    return at(v);
  }

  private @Nullable Lifted at(TensorVariable v) {
    return v instanceof Constant ? new Lifted(v, false) : known.get(v);
  }

  private @Nullable Lifted lift(TensorVariable v, Apply node) {
    if (!Purity.of(node)) return null; // it happens in each step
    List<Lifted> in = new ArrayList<>();
    for (TensorVariable x : TensorOp.tensors(node.inputs())) {
      Lifted lifted = at(x);
      if (lifted == null) return null;
      in.add(lifted);
    }
    if (in.stream().noneMatch(Lifted::hasTime)) return same(v, node, in);
    if (node.op() instanceof Length(int axis))
      return new Lifted(Length.of(in.get(0).all(), axis + 1), false);
    TensorVariable all = over(v, node, in);
    return all == null ? null : new Lifted(all, true);
  }

  private static Lifted same(TensorVariable v, Apply node, List<Lifted> in) {
    Apply outside = Apply.of(node.op(), in.stream().map(Lifted::all).toList());
    return new Lifted((TensorVariable) outside.output(v.index()), false);
  }

  private @Nullable TensorVariable over(TensorVariable v, Apply node, List<Lifted> in) {
    TensorVariable x = in.getFirst().all();
    boolean firstHasTime = in.getFirst().hasTime();
    return switch (node.meaning()) {
      case Meaning.Scalar s -> elementwise(v, node, in);
      case Meaning.View(ViewMap.DimShuffle(var pattern)) when firstHasTime -> {
        int[] shifted =
            IntStream.concat(IntStream.of(0), pattern.stream().map(a -> a < 0 ? -1 : a + 1))
                .toArray();
        yield DimShuffle.of(x, shifted);
      }
      case Meaning.View(ViewMap.Slices(var ranges)) when firstHasTime && in.size() == 1 ->
          slices(x, ranges);
      case Meaning.Reduce r when node.op() instanceof Reduced reduced ->
          new Reduced(
                  reduced.kind(),
                  Ints.of(reduced.axes().stream().map(a -> a + 1).toArray()),
                  reduced.keepdims(),
                  reduced.accumulator(),
                  reduced.result())
              .apply(x);
      case Meaning.Call c when node.op() instanceof Dot -> product(v, in.get(0), in.get(1));
      default -> null;
    };
  }

  /** Operands of lower rank get their missing axes behind that of time. */
  private static TensorVariable elementwise(TensorVariable v, Apply node, List<Lifted> in) {
    List<TensorVariable> operands = new ArrayList<>();
    for (Lifted l : in) {
      int missing = v.ndim() - (l.all().ndim() - 1);
      boolean pads = l.hasTime() && missing > 0;
      operands.add(pads ? padded(l.all(), missing) : l.all());
    }
    return (TensorVariable) Apply.of(node.op(), operands).output(v.index());
  }

  private static TensorVariable padded(TensorVariable x, int missing) {
    int[] pattern = new int[x.ndim() + missing];
    for (int i = 1; i < pattern.length; i++) pattern[i] = i <= missing ? -1 : i - missing;
    return DimShuffle.of(x, pattern);
  }

  private static TensorVariable slices(TensorVariable x, List<Range> ranges) {
    List<Range> shifted = new ArrayList<>();
    shifted.add(Range.WHOLE);
    shifted.addAll(ranges);
    return new Subtensor(shifted).apply(x);
  }

  private static @Nullable TensorVariable product(TensorVariable v, Lifted a, Lifted b) {
    if (!b.hasTime()) return Dot.of(a.all(), b.all());
    if (a.hasTime()) {
      boolean vectors = a.all().ndim() == 2 && b.all().ndim() == 2;
      return vectors ? Cast.to(a.all().mul(asLong(b.all(), a.all())).sum(1), v.dtype()) : null;
    }
    if (b.all().ndim() != 2) return null;
    return a.all().ndim() == 1
        ? Dot.of(b.all(), a.all())
        : Dot.of(b.all(), DimShuffle.of(a.all(), 1, 0));
  }

  /** Rows of a product are as long as each other: unlike factors, they do not broadcast. */
  private static TensorVariable asLong(TensorVariable rows, TensorVariable others) {
    int known = others.type().lengths().get(1);
    if (known >= 0 && known == rows.type().lengths().get(1)) return rows;
    return SpecifyShape.of(rows, Arrays.asList(null, Length.of(others, 1)), "a product wants");
  }
}
