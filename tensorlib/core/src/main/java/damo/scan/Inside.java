package damo.scan;

import damo.error.DamoException;
import damo.graph.Advancing;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Demand;
import damo.graph.Purity;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a graph belongs into the body of a loop: what depends on the arguments of the step; what
 * only a branch of a choice needs, as it may not run at all; and what the step tells, checks or
 * leaves to Java code of users, as that happens in each step. Anything else is the same in each
 * step; it is computed once outside, and captured.
 */
final class Inside {
  private final Set<Variable> varying = new HashSet<>();
  private final Set<TensorVariable> captured = new LinkedHashSet<>();

  /**
   * Looks at what computes {@code targets}.
   *
   * @param begun the last serial of a node before the step was made
   */
  Inside(List<? extends Variable> arguments, List<? extends Variable> targets, long begun) {
    varying.addAll(arguments);
    List<Apply> order = Traversal.toposort(targets, arguments);
    Demand demand = new Demand(order, targets);
    for (Apply node : order) {
      boolean isLazy = !demand.condition(node).isEmpty();
      boolean happens = node.serial() > begun && !Purity.of(node);
      if (isLazy || happens || node.inputs().stream().anyMatch(varying::contains))
        varying.addAll(node.outputs());
    }
    for (Apply node : order)
      if (varying.contains(node.output(0))) node.inputs().forEach(this::capture);
    targets.forEach(this::capture);
  }

  private void capture(Variable v) {
    if (!varying.contains(v) && !(v instanceof Constant)) captured.add((TensorVariable) v);
  }

  /** What comes from outside, in order of first use. */
  List<TensorVariable> captured() {
    return List.copyOf(captured);
  }

  /**
   * Looks whether all that is captured follows from {@code listed}.
   *
   * @throws DamoException naming the first variable that does not
   */
  void checkListed(List<TensorVariable> listed, String loop) {
    List<Variable> missing = new ArrayList<>();
    for (Variable leaf : Traversal.leaves(captured, listed))
      if (!(leaf instanceof Constant) && !listed.contains(leaf)) missing.add(leaf);
    if (missing.isEmpty()) return;
    Variable first = missing.getFirst();
    throw new DamoException(
        loop
            + " is strict, and its step uses "
            + first.label()
            + " ("
            + first.type()
            + ", made at "
            + first.origin()
            + "), which is not among its arguments; add it to nonSequences");
  }

  /**
   * What the nodes behind {@code targets} that were made after {@code begun} leave as next values
   * of shared variables.
   */
  static Map<SharedVariable, Variable> advanced(List<? extends Variable> targets, long begun) {
    Map<SharedVariable, Variable> next = new LinkedHashMap<>();
    List<Apply> made =
        Traversal.toposort(targets).stream().filter(node -> node.serial() > begun).toList();
    for (Apply node : made)
      if (node.op() instanceof Advancing a) a.nextValues(node).forEach(next::putIfAbsent);
    for (Apply node : made)
      for (Variable in : node.inputs())
        if (in instanceof SharedVariable s && s.defaultUpdate() != null)
          next.putIfAbsent(s, s.defaultUpdate());
    return next;
  }
}
