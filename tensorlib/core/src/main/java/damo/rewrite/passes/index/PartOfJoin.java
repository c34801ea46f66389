package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.TensorOp;
import damo.op.index.Subtensor;
import damo.op.shape.Join;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code join(0, x, y)[i]} reads x or y alone, where the lengths up to there are known. */
public final class PartOfJoin implements LocalRewrite {
  @Override
  public String name() {
    return "join(x, y)[i] -> x[i]";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Subtensor;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply join = Made.by(Join.class, node.input(0));
    if (join == null || !sameShapes(join)) return null;
    Ranges ranges = Ranges.of(node);
    int axis = ((Join) join.op()).axis();
    long at = 0;
    for (TensorVariable part : TensorOp.tensors(join.inputs())) {
      int n = part.type().lengths().get(axis);
      if (n < 0) return null;
      Range own = within(ranges.each().get(axis), at, n);
      if (own != null) {
        List<Range> each = new ArrayList<>(ranges.each());
        each.set(axis, own);
        return ranges.read(part, each);
      }
      at += n;
    }
    return null;
  }

  /** What fits is known; elsewhere the join is to find that it does not. */
  private static boolean sameShapes(Apply join) {
    int axis = ((Join) join.op()).axis();
    List<TensorVariable> parts = TensorOp.tensors(join.inputs());
    for (int i = 0; i < parts.getFirst().ndim(); i++) {
      int a = i;
      if (i != axis && parts.stream().anyMatch(p -> p.type().lengths().get(a) < 0)) return false;
    }
    return true;
  }

  /** The range counted from {@code at}, if all of it is among n positions from there. */
  private static @Nullable Range within(Range range, long at, int n) {
    return switch (range) {
      case Range.At(Bound.Known(long k)) when k >= at && k < at + n ->
          new Range.At(new Bound.Known(k - at));
      case Range.Span(var from, Bound.Known(long to), var step)
          when isForwards(step) && first(from) >= at && to >= first(from) && to <= at + n ->
          new Range.Span(new Bound.Known(first(from) - at), new Bound.Known(to - at), step);
      default -> null;
    };
  }

  private static boolean isForwards(Bound step) {
    return step instanceof Bound.Omitted || (step instanceof Bound.Known(long s) && s > 0);
  }

  /** −1 if it is not known, or counts from the end. */
  private static long first(Bound from) {
    return switch (from) {
      case Bound.Omitted o -> 0;
      case Bound.Known(long k) -> k;
      case Bound.Argument a -> -1;
    };
  }
}
