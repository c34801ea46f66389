package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Op;
import damo.graph.Variable;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import damo.tensor.TensorConstant;
import damo.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes with equal ops and the same inputs become one; so do equal constants. */
public final class Merge implements Pass {
  private record Key(Op op, List<Variable> inputs) {}

  @Override
  public String name() {
    return "merge";
  }

  @Override
  public String summary() {
    return "computes what occurs several times once";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    Map<Value, TensorConstant> constants = new HashMap<>();
    Map<Key, Apply> known = new HashMap<>();
    for (Apply node : graph.toposort()) {
      for (Variable in : List.copyOf(node.inputs()))
        if (in instanceof TensorConstant c) unify(graph, c, constants);
      Apply first = known.putIfAbsent(new Key(node.op(), List.copyOf(node.inputs())), node);
      if (first != null) replace(graph, trace, node, first);
    }
  }

  private static void unify(
      FunctionGraph graph, TensorConstant c, Map<Value, TensorConstant> constants) {
    TensorConstant first = constants.putIfAbsent(c.value(), c);
    if (first != null && first != c && first.name() == null) graph.replace(c, first);
  }

  private void replace(FunctionGraph graph, RewriteTrace trace, Apply node, Apply first) {
    for (int i = 0; i < node.outputs().size(); i++) {
      trace.record(name(), name(), node.output(i), first.output(i));
      graph.replace(node.output(i), first.output(i));
    }
  }
}
