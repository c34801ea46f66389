package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Traced;
import damo.graph.Variable;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import java.util.List;

/** Composite ops give way to the graphs they stand for, so that these can be fused. */
public final class InlineComposites implements Pass {
  @Override
  public String name() {
    return "inline composites";
  }

  @Override
  public String summary() {
    return "replaces softmax and its like by the ops they are made of";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    boolean found = true;
    while (found) {
      found = false;
      for (Apply node : graph.toposort()) found |= inline(graph, trace, node);
    }
  }

  private boolean inline(FunctionGraph graph, RewriteTrace trace, Apply node) {
    if (!(node.meaning() instanceof Meaning.Composite(var expansion))) return false;
    List<? extends Variable> parts = expansion.expand(node.inputs());
    for (int i = 0; i < parts.size(); i++) {
      if (graph.uses(node.output(i)) == 0) continue;
      trace.record(name(), "inline " + node.op().name(), node.output(i), parts.get(i));
      graph.replace(node.output(i), Traced.like(parts.get(i), node.output(i)));
    }
    return true;
  }
}
