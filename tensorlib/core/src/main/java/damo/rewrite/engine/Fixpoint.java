package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Op;
import damo.graph.Traced;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    Map<Op, List<? extends LocalRewrite>> candidates = new HashMap<>();
    Deque<Apply> work = new ArrayDeque<>(graph.toposort());
    Set<Apply> waiting = new HashSet<>(work);
    long budget = (long) CHANGES_PER_NODE * (graph.nodes().size() + 10);
    while (!work.isEmpty() && budget > 0) {
      Apply node = work.poll();
      waiting.remove(node);
      if (!graph.nodes().contains(node)) continue;
      Variable replacement = first(node, candidates, graph, trace);
      if (replacement == null) continue;
      budget--;
      Variable old = node.output(0);
      List<FunctionGraph.Client> users = List.copyOf(graph.clients(old));
      List<Apply> fresh = graph.replace(old, replacement);
      fresh.forEach(n -> again(n, work, waiting));
      users.forEach(c -> again(c.node(), work, waiting));
    }
  }

  private static void again(Apply node, Deque<Apply> work, Set<Apply> waiting) {
    if (waiting.add(node)) work.add(node);
  }

  private @Nullable Variable first(
      Apply node,
      Map<Op, List<? extends LocalRewrite>> candidates,
      FunctionGraph graph,
      RewriteTrace trace) {
    for (LocalRewrite rewrite : candidates.computeIfAbsent(node.op(), op -> mayMatch(node))) {
      Variable found = rewrite.rewrite(node, graph);
      if (found == null || found == node.output(0)) continue;
      Variable fitted = Fit.to(node.output(0), found);
      if (fitted == null) continue;
      trace.record(name, rewrite.name(), node.output(0), fitted);
      if (fitted.owner() != null) hand(node.output(0), fitted);
      return fitted;
    }
    return null;
  }

  /** What was there before keeps its origin; what is new has that of what it stands for. */
  private static void hand(Variable old, Variable replacement) {
    if (replacement.written() == replacement) Traced.like(replacement, old);
    else if (replacement.name() == null
        && old.name() != null
        && replacement instanceof TensorVariable v) v.named(old.name());
  }

  private List<? extends LocalRewrite> mayMatch(Apply node) {
    return rewrites.stream().filter(r -> r.mayMatch(node)).toList();
  }
}
