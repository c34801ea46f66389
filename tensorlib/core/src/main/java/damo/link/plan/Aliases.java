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
    for (Apply node : order) look(node);
  }

  private void look(Apply node) {
    List<Variable> inputs = shownBy(node);
    if (inputs.isEmpty()) return;
    Set<Variable> seen = new HashSet<>(Set.of(node.output(0)));
    for (Variable v : inputs) seen.addAll(of(v));
    shown.put(node.output(0), seen);
  }

  private static List<Variable> shownBy(Apply node) {
    return switch (node.meaning()) {
      case Meaning.View v -> List.of(node.input(0));
      case Meaning.Unbroadcast u -> List.of(node.input(0));
      case Meaning.Effect e -> List.of(node.input(0));
      case Meaning.Choice c -> List.of(node.input(1), node.input(2));
      default -> List.of();
    };
  }

  /** The variables whose memory {@code v} may show, itself among them. */
  public Set<Variable> of(Variable v) {
    return shown.getOrDefault(v, Set.of(v));
  }
}
