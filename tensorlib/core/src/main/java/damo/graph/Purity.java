package damo.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Whether it makes no difference how often a node runs, and when. */
public final class Purity {
  private Purity() {}

  /** False of what happens in a call, as printing, and of Java code of users, also deep inside. */
  public static boolean of(Apply node) {
    return of(List.of(node));
  }

  /** Whether it makes no difference how often {@code body} runs. */
  public static boolean of(Body body) {
    return of(body.nodes());
  }

  private static boolean of(List<Apply> nodes) {
    Deque<Apply> waiting = new ArrayDeque<>(nodes);
    while (!waiting.isEmpty()) {
      Apply next = waiting.pop();
      if (next.meaning() instanceof Meaning.Effect || next.meaning() instanceof Meaning.Custom)
        return false;
      for (Inner graph : next.op().inner())
        waiting.addAll(Traversal.toposort(graph.outputs(), graph.leaves()));
    }
    return true;
  }
}
