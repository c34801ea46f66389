package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import java.util.List;

/**
 * Elementwise ops that feed each other, and reductions of their results, become one kernel.
 *
 * <p>Each node gets a level: that of its inputs, one more where a value passes through something
 * that is not fused with it. Nodes of one level that feed each other form a group. Levels never
 * fall along an edge, so no path leaves a group and comes back: the groups can run one after
 * another. The time is linear in the size of the graph.
 */
public final class Fusion implements Pass {
  @Override
  public String name() {
    return "fusion";
  }

  @Override
  public String summary() {
    return "makes one kernel of elementwise ops that feed each other and of reductions of their results";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    for (List<Apply> group : new FusionGroups(graph).groups()) {
      if (group.size() < 2) continue;
      FusionBuilder built = new FusionBuilder(graph, group);
      Apply kernel = built.kernel();
      for (int i = 0; i < kernel.outputs().size(); i++) {
        trace.record(name(), "fuse elementwise ops", built.replaced().get(i), kernel.output(i));
        graph.replace(
            built.replaced().get(i),
            damo.graph.Traced.like(kernel.output(i), built.replaced().get(i)));
      }
    }
  }
}
