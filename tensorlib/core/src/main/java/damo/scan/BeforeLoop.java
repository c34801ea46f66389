package damo.scan;

import damo.graph.Apply;
import damo.graph.Demand;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.product.Dot;
import damo.op.reduce.Reduced;
import damo.op.shape.Length;
import damo.tensor.TensorVariable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What steps compute from sequences, or from what stays the same, alone: done before the loop. */
final class BeforeLoop {
  private final OpenLoop loop;
  private final List<Apply> nodes;

  /** What runs in every step; what a branch alone needs may run in none. */
  private final Set<Apply> always;

  private final Set<Variable> carried;
  private final Set<Variable> walked = new HashSet<>();

  /** What is the same in every step. */
  private final Set<Variable> same = new HashSet<>();

  /** What is worth to be done for all steps at once: products, sums, views. */
  private final Set<Variable> worth = new HashSet<>();

  BeforeLoop(OpenLoop loop) {
    this.loop = loop;
    this.nodes = loop.nodes();
    this.always = Set.copyOf(new Demand(nodes, loop.targets()).always());
    this.carried = loop.statesAndWhatFollows();
    loop.walked.forEach(g -> walked.add(g.leaf()));
    loop.fixed.forEach(g -> same.add(g.leaf()));
    for (Apply node : nodes) sort(node);
  }

  private void sort(Apply node) {
    if (carried.contains(node.output(0))) return;
    if (node.inputs().stream().anyMatch(walked::contains)) {
      walked.addAll(node.outputs());
      boolean gains =
          node.op() instanceof Dot
              || node.op() instanceof Length
              || node.op() instanceof Reduced r && !r.axes().isEmpty()
              || node.meaning() instanceof Meaning.View;
      if (gains || node.inputs().stream().anyMatch(worth::contains)) worth.addAll(node.outputs());
    } else if (node.inputs().stream().anyMatch(same::contains)) {
      same.addAll(node.outputs());
    }
  }

  void move() {
    Lift lift = new Lift();
    for (OpenLoop.Given g : loop.walked) if (!loop.isUntil()) lift.giveRows(g.leaf(), g.outside());
    for (OpenLoop.Given g : loop.fixed) lift.giveFixed(g.leaf(), g.outside());
    Deque<Variable> asked = new ArrayDeque<>();
    for (Apply node : nodes) if (isInside(node.output(0))) asked.addAll(node.inputs());
    asked.addAll(loop.targets());
    Map<Variable, Variable> by = new LinkedHashMap<>();
    Set<Variable> seen = new HashSet<>();
    while (!asked.isEmpty()) {
      Variable v = asked.pop();
      if (v.owner() == null || !seen.add(v) || !isMoved(v)) continue;
      Lift.Lifted found = same.contains(v) || !loop.isUntil() ? lift.of((TensorVariable) v) : null;
      if (found == null) v.owner().inputs().forEach(asked::push);
      else by.put(v, found.hasTime() ? loop.walk(found.all()) : loop.fix(found.all()));
    }
    loop.replaceInside(by);
  }

  /** Whether a node stays: it depends on states, or is nothing that is moved. */
  private boolean isInside(Variable v) {
    return carried.contains(v) || (walked.contains(v) && !worth.contains(v));
  }

  private boolean isMoved(Variable v) {
    return v.maker().filter(always::contains).isPresent()
        && (same.contains(v) || worth.contains(v));
  }
}
