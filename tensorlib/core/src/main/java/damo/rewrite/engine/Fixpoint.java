package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Traced;
import damo.graph.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Local rewrites applied until none fires. Each change looks again at the new nodes and their users
 * only, so that the time is linear in the size of the graph and the number of changes.
 */
public record Fixpoint(String name, String summary, List<? extends LocalRewrite> rewrites)
    implements Pass {
  private static final int CHANGES_PER_NODE = 20;

  public Fixpoint {
    rewrites = List.copyOf(rewrites);
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    Deque<Apply> work = new ArrayDeque<>(graph.toposort());
    Set<Apply> waiting = new HashSet<>(work);
    long budget = (long) CHANGES_PER_NODE * (graph.nodes().size() + 10);
    while (!work.isEmpty() && budget > 0) {
      Apply node = work.poll();
      waiting.remove(node);
      if (!graph.nodes().contains(node)) continue;
      Variable replacement = first(node, graph, trace);
      if (replacement == null) continue;
      budget--;
      Variable old = node.output(0);
      Set<FunctionGraph.Client> users = Set.copyOf(graph.clients(old));
      List<Apply> fresh = graph.replace(old, replacement);
      fresh.forEach(n -> again(n, work, waiting));
      users.forEach(c -> again(c.node(), work, waiting));
    }
  }

  private static void again(Apply node, Deque<Apply> work, Set<Apply> waiting) {
    if (waiting.add(node)) work.add(node);
  }

  private @Nullable Variable first(Apply node, FunctionGraph graph, RewriteTrace trace) {
    for (LocalRewrite rewrite : rewrites) {
      if (!rewrite.mayMatch(node)) continue;
      Variable found = rewrite.rewrite(node, graph);
      if (found == null || found == node.output(0)) continue;
      Variable fitted = Fit.to(node.output(0), found);
      if (fitted == null) continue;
      if (fitted.owner() != null && fitted.name() == null) Traced.like(fitted, node.output(0));
      trace.record(name, rewrite.name(), node.output(0), fitted);
      return fitted;
    }
    return null;
  }
}
