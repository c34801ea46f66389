package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.reduce.Reduced;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code log(prod(x)) -> sum(log(x))} where no element can be negative: a product of many
 * probabilities underflows. Elsewhere two negative ones would have a logarithm and then none.
 */
public final class LogOfProduct implements LocalRewrite {
  @Override
  public String name() {
    return "log(prod(x)) -> sum(log(x))";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.STABILISE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.LOG, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply product = Made.by(Reduced.class, node.input(0));
    if (product == null || !(product.op() instanceof Reduced r) || r.kind() != Reduction.PROD)
      return null;
    TensorVariable x = Made.input(product, 0);
    if (!NonNegative.isKnown(x) || r.result() != x.dtype()) return null;
    return Reduced.of(Reduction.SUM, x.log(), r.axes(), r.keepdims(), r.result(), r.accumulator());
  }
}
