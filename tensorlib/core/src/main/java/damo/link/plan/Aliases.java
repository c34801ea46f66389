package damo.link.plan;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whose memory a variable may show: its own, and that of what it is a view of. */
public final class Aliases {
  private final Map<Variable, Set<Variable>> shown = new HashMap<>();

  /** Looks at nodes in topological order. */
  public Aliases(List<Apply> order) {
    for (Apply node : order) if (mayShowItsInput(node)) look(node);
  }

  private void look(Apply node) {
    Set<Variable> seen = new HashSet<>(of(node.input(0)));
    seen.add(node.output(0));
    shown.put(node.output(0), seen);
  }

  private static boolean mayShowItsInput(Apply node) {
    return node.meaning() instanceof Meaning.View || node.meaning() instanceof Meaning.Unbroadcast;
  }

  /** The variables whose memory {@code v} may show, itself among them. */
  public Set<Variable> of(Variable v) {
    return shown.getOrDefault(v, Set.of(v));
  }
}
