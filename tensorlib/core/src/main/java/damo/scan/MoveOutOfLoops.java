package damo.scan;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What need not be done step by step is done once for all of them: before the loop what depends on
 * sequences or on what stays the same, after it what no step needs.
 *
 * <p>Each loop is taken apart once, and each of its nodes looked at a fixed number of times: the
 * time does not depend on the number of steps.
 */
public final class MoveOutOfLoops implements Pass {
  @Override
  public String name() {
    return "move out of loops";
  }

  @Override
  public String summary() {
    return "does before or after a loop, for all steps at once, what its steps need not do";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    for (Apply node : graph.toposort())
      if (node.op() instanceof Scan && graph.nodes().contains(node)) move(graph, node, trace);
  }

  private void move(FunctionGraph graph, Apply node, RewriteTrace trace) {
    OpenLoop loop = new OpenLoop(node);
    loop.prune(wanted(graph, loop));
    AfterLoop after = new AfterLoop(loop, graph);
    after.moveSums();
    after.moveMaps();
    loop.prune(wanted(graph, loop));
    new BeforeLoop(loop).move();
    if (!loop.isChanged()) return;
    Variable before = node.output(0);
    loop.close();
    loop.replaceIn(graph);
    after.replaceIn(graph);
    if (!loop.outputs().isEmpty())
      trace.record(name(), name(), before, loop.outputs().getFirst().trace());
  }

  private static Set<OpenLoop.Output> wanted(FunctionGraph graph, OpenLoop loop) {
    Set<OpenLoop.Output> wanted = new LinkedHashSet<>();
    for (OpenLoop.Output o : loop.outputs())
      if (o.old() == null || o.isAsked || graph.uses(o.old()) > 0) wanted.add(o);
    return wanted;
  }
}
