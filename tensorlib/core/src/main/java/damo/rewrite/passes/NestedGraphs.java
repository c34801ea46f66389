package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.SubGraph;
import damo.graph.Traced;
import damo.op.control.FrozenGraph;
import java.util.function.Consumer;

/** Graphs that run as one node are rewritten like the one around them. */
public final class NestedGraphs {
  private NestedGraphs() {}

  /** Rewrites the inside of all such nodes by {@code rewriting}. */
  public static void rewrite(FunctionGraph graph, Consumer<FunctionGraph> rewriting) {
    for (Apply node : graph.toposort()) {
      if (!(node.meaning() instanceof Meaning.Nested(var body))) continue;
      FunctionGraph inside = FunctionGraph.copyOf(body.leaves(), body.outputs());
      rewriting.accept(inside);
      SubGraph frozen = SubGraph.of(inside.inputs(), inside.outputs());
      Apply other = Apply.of(new FrozenGraph(node.op().name(), frozen), node.inputs());
      for (int i = 0; i < node.outputs().size(); i++)
        if (graph.uses(node.output(i)) > 0)
          graph.replace(node.output(i), Traced.like(other.output(i), node.output(i)));
    }
  }
}
