package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.index.Subtensor;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.passes.shape.ShapeInference;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code x[0:n]} of an axis of length n is whole; what is whole on all axes is x. */
public final class UselessRanges implements LocalRewrite {
  private static final Bound OMITTED = new Bound.Omitted();

  @Override
  public String name() {
    return "x[0:len(x)] -> x";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Subtensor;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable x = Made.input(node, 0);
    Ranges ranges = Ranges.of(node);
    List<Range> simple = simpler(ranges, x);
    if (simple.equals(ranges.each()) && !ranges.areAllWhole()) return null;
    return ranges.read(x, simple);
  }

  /** The ranges with the bounds left out that are those of {@code x}. */
  static List<Range> simpler(Ranges ranges, TensorVariable x) {
    List<Range> simple = new ArrayList<>();
    for (int i = 0; i < x.ndim(); i++) simple.add(simpler(ranges, i, x));
    return simple;
  }

  private static Range simpler(Ranges ranges, int axis, TensorVariable x) {
    if (!(ranges.each().get(axis) instanceof Range.Span(var from, var to, var step)))
      return ranges.each().get(axis);
    boolean forwards = !(step instanceof Bound.Known(long s)) ? step.equals(OMITTED) : s > 0;
    if (!forwards) return ranges.each().get(axis);
    Bound first = from.equals(new Bound.Known(0)) ? OMITTED : from;
    Bound last = isEnd(to, ranges, x, axis) ? OMITTED : to;
    Bound by = step.equals(new Bound.Known(1)) ? OMITTED : step;
    return new Range.Span(first, last, by);
  }

  private static boolean isEnd(Bound to, Ranges ranges, TensorVariable x, int axis) {
    return switch (to) {
      case Bound.Omitted o -> true;
      case Bound.Known(long k) -> k >= known(x, axis);
      case Bound.Argument(int number) ->
          ShapeInference.isLengthOf(ranges.arguments().get(number), x, axis);
    };
  }

  private static long known(TensorVariable x, int axis) {
    int n = x.type().lengths().get(axis);
    return n >= 0 ? n : Integer.MAX_VALUE;
  }
}
