package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code sum(sum(x, a), b)} is one sum over the axes of both; so are maxima, products, means. */
public final class ReductionOfReduction implements LocalRewrite {
  private static final Set<Reduction> JOINS =
      EnumSet.of(
          Reduction.SUM,
          Reduction.PROD,
          Reduction.MEAN,
          Reduction.MAX,
          Reduction.PEAK,
          Reduction.MIN,
          Reduction.ANY,
          Reduction.ALL);

  @Override
  public String name() {
    return "sum(sum(x, a), b) -> sum(x, a and b)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reduced r && JOINS.contains(r.kind()) && !r.axes().isEmpty();
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Reduced outer = (Reduced) node.op();
    Apply below = Made.by(Reduced.class, node.input(0));
    if (below == null || !Made.forOneUse(node.input(0), graph)) return null;
    Reduced inner = (Reduced) below.op();
    if (inner.kind() != outer.kind() || inner.axes().isEmpty() || !sameDTypes(inner, outer))
      return null;
    TensorVariable x = Made.input(below, 0);
    int[] kept = kept(inner, x.ndim());
    int[] joined =
        IntStream.concat(inner.axes().stream(), outer.axes().stream().map(a -> kept[a]))
            .distinct()
            .sorted()
            .toArray();
    TensorVariable one =
        new Reduced(
                outer.kind(),
                Ints.of(joined),
                outer.keepdims(),
                outer.accumulator(),
                outer.result())
            .apply(x);
    return shaped(one, inner, outer, kept);
  }

  /** Nothing may be rounded in between that is not in the end. */
  private static boolean sameDTypes(Reduced inner, Reduced outer) {
    return inner.result() == outer.result() && inner.accumulator() == outer.accumulator();
  }

  /** For each axis of the inner result the axis of x. */
  private static int[] kept(Reduced inner, int ndim) {
    return IntStream.range(0, ndim)
        .filter(i -> inner.keepdims() || !inner.axes().contains(i))
        .toArray();
  }

  /** The axes that only one of the two keeps. */
  private static TensorVariable shaped(
      TensorVariable one, Reduced inner, Reduced outer, int[] kept) {
    if (outer.keepdims()) return inner.keepdims() ? one : DimShuffle.of(one, kept);
    if (!inner.keepdims()) return one;
    int[] pattern =
        IntStream.range(0, kept.length)
            .filter(i -> !outer.axes().contains(i))
            .map(i -> inner.axes().contains(kept[i]) ? -1 : position(kept[i], inner, outer))
            .toArray();
    return DimShuffle.of(one, pattern);
  }

  /** Where axis {@code a} of x stands when the axes of both are gone; x has all of them here. */
  private static int position(int a, Reduced inner, Reduced outer) {
    return (int)
        IntStream.range(0, a)
            .filter(i -> !inner.axes().contains(i) && !outer.axes().contains(i))
            .count();
  }
}
