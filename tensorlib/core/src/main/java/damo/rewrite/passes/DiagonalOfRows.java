package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.index.Gather;
import damo.op.shape.Arange;
import damo.op.shape.Diagonal;
import damo.op.shape.Length;
import damo.rewrite.engine.LocalRewrite;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/**
 * {@code diag(x[i])} for a matrix x and a vector i becomes {@code x[i, arange]}: one element a row
 * instead of a square of which only the diagonal is used. The idiom of cross-entropies written by
 * hand.
 */
public final class DiagonalOfRows implements LocalRewrite {
  private static final Diagonal MAIN = new Diagonal(0, 0, 1);
  private static final Gather ROWS = new Gather(Ints.of(0), 0);

  @Override
  public String name() {
    return "diag(x[i]) -> x[i, arange]";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op().equals(MAIN);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply rows = node.input(0).owner();
    if (rows == null || !rows.op().equals(ROWS)) return null;
    TensorVariable x = (TensorVariable) rows.input(0);
    TensorVariable i = (TensorVariable) rows.input(1);
    if (i.ndim() != 1 || x.ndim() != 2) return null;
    TensorVariable n = Length.of(i, 0).minimum(Length.of(x, 1));
    TensorVariable first = i.get(new damo.tensor.Slice(null, n, null));
    return new Gather(Ints.of(0, 1), 0).apply(x, first, Arange.of(0, n, 1, null));
  }
}
