package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.shape.Reshape;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code reshape(f(x)) -> f(reshape(x))} for f of one array and scalars, where what follows is
 * elementwise or a reduction, which it then is fused with.
 */
public final class ReshapeOfElementwise implements LocalRewrite {
  @Override
  public String name() {
    return "reshape(f(x)) -> f(reshape(x))";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reshape;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable in = Made.input(node, 0);
    if (!Made.forOneUse(in, graph) || !Made.feedsLoops(node, graph)) return null;
    Apply f = java.util.Objects.requireNonNull(in.owner());
    if (!(f.meaning() instanceof Meaning.Scalar) || f.outputs().size() != 1) return null;
    List<TensorVariable> operands = TensorOp.tensors(f.inputs());
    List<TensorVariable> arrays = operands.stream().filter(v -> v.ndim() > 0).toList();
    if (arrays.size() != 1 || isView(arrays.getFirst())) return null;
    TensorVariable shape = Made.input(node, 1);
    List<TensorVariable> reshaped = new ArrayList<>();
    for (TensorVariable v : operands)
      reshaped.add(v.ndim() == 0 ? v : Reshape.of(v, shape, Made.output(node).ndim()));
    return ((TensorOp) f.op()).apply(reshaped);
  }

  /** Views may lie in memory in another order, and would have to be copied. */
  private static boolean isView(TensorVariable v) {
    return v.owner() != null && v.owner().meaning() instanceof Meaning.View;
  }
}
