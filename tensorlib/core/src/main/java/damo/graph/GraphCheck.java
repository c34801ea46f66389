package damo.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The grammar of graphs: what must hold of each, whatever rewrote it. */
public final class GraphCheck {
  private GraphCheck() {}

  /** What is wrong with {@code graph}, one sentence each; empty if nothing. */
  public static List<String> faults(FunctionGraph graph) {
    List<String> faults = new ArrayList<>();
    List<Apply> order = graph.toposort();
    if (!new HashSet<>(order).equals(graph.nodes()))
      faults.add("the nodes recorded are not those that the outputs need");
    Set<Variable> known = new HashSet<>(graph.inputs());
    for (Apply node : order) {
      for (int i = 0; i < node.inputs().size(); i++) checkInput(graph, node, i, known, faults);
      checkTypes(node, faults);
      known.addAll(node.outputs());
    }
    return faults;
  }

  private static void checkInput(
      FunctionGraph graph, Apply node, int i, Set<Variable> known, List<String> faults) {
    Variable v = node.input(i);
    boolean free = v.owner() == null && !(v instanceof Constant) && !(v instanceof SharedVariable);
    if (free && !known.contains(v))
      faults.add(node + " needs " + v.label() + ", which is no input");
    if (v.owner() != null && !known.contains(v))
      faults.add(node + " needs " + v.label() + " before it is computed: a cycle");
    if (!graph.clients(v).contains(new FunctionGraph.Client(node, i)))
      faults.add(node + " is not recorded as a user of " + v.label());
  }

  private static void checkTypes(Apply node, List<String> faults) {
    List<? extends Type> types = node.op().outputTypes(node.inputs());
    for (int i = 0; i < types.size(); i++) {
      if (!types.get(i).compatible(node.output(i).type()))
        faults.add(node + " has type " + node.output(i).type() + ", the op says " + types.get(i));
    }
  }
}
