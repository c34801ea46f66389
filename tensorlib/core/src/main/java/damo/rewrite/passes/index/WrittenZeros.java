package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.op.TensorOp;
import damo.op.index.WriteInto;
import damo.rewrite.engine.Made;
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
    return Made.isZeros(write.input(0)) && Made.forOneUse(w, graph) ? write : null;
  }

  /** The same places of another base, increased by another value. */
  static TensorVariable again(Apply write, TensorVariable base, TensorVariable value) {
    List<TensorVariable> inputs = new ArrayList<>(TensorOp.tensors(write.inputs()));
    inputs.set(0, base);
    inputs.set(1, value);
    return ((WriteInto) write.op()).apply(inputs);
  }
}
