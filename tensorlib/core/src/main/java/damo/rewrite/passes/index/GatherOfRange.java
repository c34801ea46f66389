package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.index.Gather;
import damo.op.shape.Arange;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.passes.shape.ShapeInference;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code x[[1, 3, 5]] -> x[1:6:2]}: a view instead of a copy, where positions go up or down evenly
 * within a length that is known; {@code x[arange(len(x))]} is x.
 */
public final class GatherOfRange implements LocalRewrite {
  @Override
  public String name() {
    return "x[[a, a + s, ...]] -> x[a:b:s]";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Gather g && g.axes().size() == 1;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Gather g = (Gather) node.op();
    int axis = g.axes().get(0);
    TensorVariable x = Made.input(node, 0);
    TensorVariable i = Made.input(node, 1);
    if (i.ndim() != 1 || g.position() != axis) return null;
    if (isAll(i, x, axis)) return x;
    int n = x.type().lengths().get(axis);
    Range range = i instanceof TensorConstant c && n >= 0 ? range(c.value(), n) : null;
    if (range == null) return null;
    List<Range> each = new ArrayList<>(Collections.nCopies(x.ndim(), Range.WHOLE));
    each.set(axis, range);
    return new Ranges(each, List.of()).read(x);
  }

  private static boolean isAll(TensorVariable i, TensorVariable x, int axis) {
    Apply arange = Made.by(Arange.class, i);
    return arange != null
        && Made.isAll(0, arange.input(0))
        && Made.isAll(1, arange.input(2))
        && ShapeInference.isLengthOf(Made.input(arange, 1), x, axis);
  }

  private static @Nullable Range range(Value positions, int n) {
    int count = positions.size();
    if (count < 2) return null;
    long first = positions.getLong(0);
    long step = positions.getLong(1) - first;
    long last = first + (count - 1) * step;
    if (step == 0 || first < 0 || last < 0 || Math.max(first, last) >= n) return null;
    for (int k = 0; k < count; k++) if (positions.getLong(k) != first + k * step) return null;
    boolean downToTheFirst = step < 0 && last == 0;
    Bound to =
        downToTheFirst ? new Bound.Omitted() : new Bound.Known(step > 0 ? last + 1 : last - 1);
    return new Range.Span(new Bound.Known(first), to, new Bound.Known(step));
  }
}
