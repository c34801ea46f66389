package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.SameShape;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/**
 * {@code y + incSubtensor(zeros[i], v) -> incSubtensor(y[i], v)}: the gradients of parts are added
 * up in one array, not in an array of zeros each. Of differences too: so a step of gradient descent
 * changes only the rows that were read.
 */
public final class SumOfWrites implements LocalRewrite {
  @Override
  public String name() {
    return "y + incSubtensor(zeros[i], v) -> incSubtensor(y[i], v)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.ADD, node) || Made.is(Prim.SUB, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable right = into(node, 0, 1, graph);
    return right != null || Made.is(Prim.SUB, node) ? right : into(node, 1, 0, graph);
  }

  private static @Nullable TensorVariable into(
      Apply node, int base, int written, FunctionGraph graph) {
    TensorVariable y = Made.input(node, base);
    TensorVariable w = Made.input(node, written);
    Apply write = WrittenZeros.made(w, graph);
    if (write == null || y.dtype() != w.dtype() || !SameShape.known(y, w)) return null;
    TensorVariable value = Made.input(write, 1);
    return WrittenZeros.again(write, y, Made.is(Prim.SUB, node) ? value.neg() : value);
  }
}
