package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reducing over an axis of length 1 only drops it. */
public final class AxesOfLengthOne implements LocalRewrite {
  @Override
  public String name() {
    return "sum over an axis of length 1 -> dimshuffle";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reduced r
        && !r.axes().isEmpty()
        && r.kind() != Reduction.ARGMAX
        && r.kind() != Reduction.ARGMIN;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Reduced r = (Reduced) node.op();
    TensorVariable x = Made.input(node, 0);
    Ints lengths = x.type().lengths();
    int[] longer = r.axes().stream().filter(a -> lengths.get(a) != 1).toArray();
    if (longer.length == r.axes().size()) return null;
    TensorVariable rest =
        longer.length == 0
            ? Cast.to(x, r.result())
            : new Reduced(r.kind(), Ints.of(longer), true, r.accumulator(), r.result()).apply(x);
    return r.keepdims()
        ? rest
        : DimShuffle.of(
            rest, IntStream.range(0, x.ndim()).filter(i -> !r.axes().contains(i)).toArray());
  }
}
