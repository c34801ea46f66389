package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Axes inserted into, dropped from or permuted in the result of an elementwise op: done to its
 * operands instead, so that it is fused with what uses it: elementwise ops and reductions. Others
 * read a permuted array as well as any.
 */
public final class DimShuffleOfElementwise implements LocalRewrite {
  @Override
  public String name() {
    return "dimshuffle(f(x)) -> f(dimshuffle(x))";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof DimShuffle;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable in = Made.input(node, 0);
    if (!Made.forOneUse(in, graph)) return null;
    Apply f = java.util.Objects.requireNonNull(in.owner());
    if (!(f.meaning() instanceof Meaning.Scalar) || f.outputs().size() != 1) return null;
    Ints pattern = ((DimShuffle) node.op()).pattern();
    if (!Made.feedsLoops(node, graph)) return null;
    List<TensorVariable> operands = new ArrayList<>();
    for (TensorVariable v : TensorOp.tensors(f.inputs())) {
      TensorVariable shuffled = shuffled(v, in, pattern);
      if (shuffled == null) return null;
      operands.add(shuffled);
    }
    return ((TensorOp) f.op()).apply(operands);
  }

  /** Operand {@code v} shuffled as the result is; null if an axis of it would be lost. */
  private static @Nullable TensorVariable shuffled(
      TensorVariable v, TensorVariable whole, Ints pattern) {
    if (v.ndim() == 0) return v;
    int lead = whole.ndim() - v.ndim();
    int[] own = pattern.stream().map(p -> p < 0 ? -1 : Math.max(-1, p - lead)).toArray();
    for (int i = 0; i < v.ndim(); i++) {
      int axis = i;
      boolean kept = Ints.of(own).contains(axis);
      if (!kept && v.type().lengths().get(i) != 1) return null;
    }
    return DimShuffle.of(v, own);
  }
}
