package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.SameShape;
import damo.op.index.WriteInto;
import damo.op.shape.BroadcastTo;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code y + incSubtensor(zeros[i], v) -> incSubtensor(y[i], v)}: the gradients of parts are added
 * up in one array, not in an array of zeros each.
 */
public final class SumOfWrites implements LocalRewrite {
  @Override
  public String name() {
    return "y + incSubtensor(zeros[i], v) -> incSubtensor(y[i], v)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.ADD, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable right = into(node, 0, 1, graph);
    return right != null ? right : into(node, 1, 0, graph);
  }

  private static @Nullable TensorVariable into(
      Apply node, int base, int written, FunctionGraph graph) {
    TensorVariable y = Made.input(node, base);
    TensorVariable w = Made.input(node, written);
    Apply write = Made.by(WriteInto.class, w);
    if (write == null || !((WriteInto) write.op()).accumulate()) return null;
    boolean fits = y.dtype() == w.dtype() && SameShape.known(y, w);
    if (!fits || !isZero(write.input(0)) || !Made.forOneUse(w, graph)) return null;
    List<TensorVariable> inputs = new ArrayList<>(TensorOp.tensors(write.inputs()));
    inputs.set(0, y);
    return ((WriteInto) write.op()).apply(inputs);
  }

  private static boolean isZero(Variable v) {
    if (Made.isAll(0, v)) return true;
    Apply fill = Made.by(Prim.SECOND, v);
    if (fill != null) return Made.isAll(0, fill.input(1));
    Apply broadcast = Made.by(BroadcastTo.class, v);
    return broadcast != null && Made.isAll(0, broadcast.input(0));
  }
}
