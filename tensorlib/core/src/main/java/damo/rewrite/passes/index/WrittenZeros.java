package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.index.WriteInto;
import damo.op.shape.BroadcastTo;
import damo.rewrite.engine.Made;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code incSubtensor(zeros[i], v)}: the gradient of what was read. */
final class WrittenZeros {
  private WrittenZeros() {}

  /** The write that makes {@code w} of zeros, for one use alone; null if it is something else. */
  static @Nullable Apply made(TensorVariable w, FunctionGraph graph) {
    Apply write = Made.by(WriteInto.class, w);
    if (write == null || !((WriteInto) write.op()).accumulate()) return null;
    return isZero(write.input(0)) && Made.forOneUse(w, graph) ? write : null;
  }

  /** The same places of another base, increased by another value. */
  static TensorVariable again(Apply write, TensorVariable base, TensorVariable value) {
    List<TensorVariable> inputs = new ArrayList<>(TensorOp.tensors(write.inputs()));
    inputs.set(0, base);
    inputs.set(1, value);
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
