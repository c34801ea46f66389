package damo.compile;

import damo.graph.Apply;
import damo.graph.Traced;
import damo.graph.Traversal;
import damo.graph.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Graphs with some variables replaced. */
public final class Substitution {
  private Substitution() {}

  /**
   * Copies of {@code outputs} in which the keys of {@code replacements} are replaced by their
   * values; the values themselves are left as they are.
   */
  public static List<Variable> replace(
      List<? extends Variable> outputs, Map<? extends Variable, ? extends Variable> replacements) {
    Map<Variable, Variable> copies = new HashMap<>(replacements);
    for (Apply node : Traversal.toposort(outputs, replacements.keySet())) {
      List<Variable> ins = node.inputs().stream().map(v -> copies.getOrDefault(v, v)).toList();
      if (ins.equals(node.inputs())) continue;
      Apply copy = Apply.of(node.op(), ins);
      for (int i = 0; i < node.outputs().size(); i++)
        copies.putIfAbsent(node.output(i), Traced.like(copy.output(i), node.output(i)));
    }
    return outputs.stream().map(v -> copies.getOrDefault(v, v)).map(Variable.class::cast).toList();
  }
}
