package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Elemwise;
import damo.op.index.Selection;
import damo.op.nnet.Softmax;
import damo.rewrite.engine.LocalRewrite;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code log(softmax(x))} becomes {@code logsoftmax(x)}, also where elements are picked or axes
 * moved in between: the logarithm of a probability that underflows stays finite.
 */
public final class LogOfSoftmax implements LocalRewrite {
  private static final Elemwise LOG = new Elemwise(Prim.LOG);

  @Override
  public String name() {
    return "log(softmax(x)) -> logsoftmax(x)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op().equals(LOG);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    return logarithm((TensorVariable) node.input(0), 0);
  }

  private static @Nullable TensorVariable logarithm(TensorVariable v, int depth) {
    Apply owner = v.owner();
    if (owner == null || depth > 8) return null;
    if (owner.op() instanceof Softmax s)
      return s.logarithm() ? null : Softmax.logOf(owner.input(0), s.axis());
    if (!picks(owner)) return null;
    TensorVariable inner = logarithm((TensorVariable) owner.input(0), depth + 1);
    if (inner == null) return null;
    List<TensorVariable> inputs = new ArrayList<>(TensorOp.tensors(owner.inputs()));
    inputs.set(0, inner);
    return ((TensorOp) owner.op()).apply(inputs);
  }

  /** Whether the node only chooses among elements of its first input. */
  private static boolean picks(Apply node) {
    return node.op() instanceof Selection || node.meaning() instanceof Meaning.View;
  }
}
