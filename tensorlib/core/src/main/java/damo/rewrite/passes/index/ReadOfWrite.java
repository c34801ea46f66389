package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Elemwise;
import damo.op.index.Subtensor;
import damo.op.index.WriteInto;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reading where was just written: {@code setSubtensor(x[i], v)[i]} is v, of an increase {@code x[i]
 * + v}. Of slices only: of equal indices in an array the last one wins, or all are added up.
 */
public final class ReadOfWrite implements LocalRewrite {
  @Override
  public String name() {
    return "setSubtensor(x[i], v)[i] -> v";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Subtensor;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply write = Made.by(WriteInto.class, node.input(0));
    if (write == null || !(write.op() instanceof WriteInto w)) return null;
    if (!w.selection().equals(node.op()) || !sameArguments(node, write)) return null;
    List<TensorVariable> read = new ArrayList<>(TensorOp.tensors(node.inputs()));
    read.set(0, Made.input(write, 0));
    TensorVariable part = w.selection().apply(read);
    TensorVariable v = Made.input(write, 1);
    return w.accumulate() ? part.add(v) : Elemwise.of(Prim.SECOND, part, v);
  }

  private static boolean sameArguments(Apply read, Apply write) {
    return read.inputs()
        .subList(1, read.inputs().size())
        .equals(write.inputs().subList(2, write.inputs().size()));
  }
}
