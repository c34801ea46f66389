package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.rewrite.engine.LocalRewrite;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of an assertion that are true whatever comes are left out, and one without any. */
public final class ProvenAssertions implements LocalRewrite {
  @Override
  public String name() {
    return "assertion(x, true) -> x";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.meaning() instanceof Meaning.Effect(Meaning.Watch.Check c);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    List<TensorVariable> kept = new ArrayList<>();
    for (TensorVariable v : TensorOp.tensors(node.inputs()))
      if (kept.isEmpty() || !(v instanceof Constant c && isTrue(c.value()))) kept.add(v);
    if (kept.size() == node.inputs().size()) return kept.size() == 1 ? kept.getFirst() : null;
    return kept.size() == 1 ? kept.getFirst() : ((TensorOp) node.op()).apply(kept);
  }

  private static boolean isTrue(Value condition) {
    for (int i = 0, n = condition.size(); i < n; i++) if (condition.getLong(i) == 0) return false;
    return true;
  }
}
