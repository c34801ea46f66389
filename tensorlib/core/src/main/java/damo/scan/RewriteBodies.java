package damo.scan;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import java.util.List;
import java.util.function.Supplier;

/**
 * The bodies of loops are rewritten as other graphs are.
 *
 * @param passes what is done to a body
 */
public record RewriteBodies(String name, Supplier<List<Pass>> passes) implements Pass {
  @Override
  public String summary() {
    return "rewrites the bodies of loops";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    for (Apply node : graph.toposort()) {
      if (!(node.op() instanceof Scan scan)) continue;
      FunctionGraph body = scan.loop().body().graph();
      RewriteTrace inside = new RewriteTrace();
      for (Pass pass : passes.get()) pass.run(body, inside);
      if (inside.counts().isEmpty()) continue;
      trace.addAll(inside);
      OpenLoop loop = new OpenLoop(node, body);
      loop.close();
      loop.replaceIn(graph);
    }
  }
}
