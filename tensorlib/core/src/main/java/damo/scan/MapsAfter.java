package damo.scan;

import damo.compile.Substitution;
import damo.graph.Apply;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.product.Dot;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Outputs of steps that no later step needs, computed for all steps at once after the loop, from
 * rows that the loop hands over.
 */
final class MapsAfter {
  private final OpenLoop loop;

  /** What the steps themselves need. */
  private final Set<Variable> inside;

  private final Set<Variable> atHand = new HashSet<>();
  private final Set<Variable> varying = new HashSet<>();

  /** What is worth to be done for all steps at once: products, and what is made of them. */
  private final Set<Variable> worth = new HashSet<>();

  /** Of what is worth it, that which would need no more memory at once than what it is made of. */
  private final Set<Variable> narrow = new HashSet<>();

  private final Lift lift = new Lift();
  private final Map<Variable, TensorVariable> stands = new LinkedHashMap<>();
  private final List<TensorVariable> lifted = new ArrayList<>();
  private final Map<Variable, Supplier<TensorVariable>> handed = new LinkedHashMap<>();
  private List<Variable> filled = List.of();

  MapsAfter(OpenLoop loop) {
    this.loop = loop;
    this.inside = loop.neededInside();
    loop.walked.forEach(g -> atHand.add(g.leaf()));
    loop.states.forEach(s -> atHand.addAll(s.past()));
    varying.addAll(atHand);
    loop.states.forEach(s -> atHand.add(s.value));
    for (Variable v : varying) stand((TensorVariable) v);
    for (OpenLoop.Given g : loop.fixed) lift.giveFixed(g.leaf(), g.outside());
    boolean all = loop.states.isEmpty() && !loop.isUntil();
    for (Apply node : loop.nodes()) sort(node, all);
  }

  private void sort(Apply node, boolean all) {
    if (node.inputs().stream().noneMatch(varying::contains)) return;
    varying.addAll(node.outputs());
    boolean gains =
        !inside.contains(node.output(0))
            && (all
                || node.op() instanceof Dot
                || node.inputs().stream().anyMatch(worth::contains));
    if (gains) worth.addAll(node.outputs());
    for (Variable v : node.outputs()) {
      if (!gains) stand((TensorVariable) v);
      else if (inputsAreNarrow(node) && ((TensorVariable) v).ndim() <= widest(node)) narrow.add(v);
    }
  }

  /** {@code v} may be handed over, a row for each step. */
  private void stand(TensorVariable v) {
    int[] lengths = new int[v.ndim() + 1];
    lengths[0] = -1;
    for (int a = 0; a < v.ndim(); a++) lengths[a + 1] = v.type().lengths().get(a);
    TensorVariable stand = new TensorType(v.dtype(), Ints.of(lengths)).variable(null);
    stands.put(stand, v);
    lift.giveRows(v, stand);
  }

  private boolean inputsAreNarrow(Apply node) {
    return node.inputs().stream().allMatch(v -> !worth.contains(v) || narrow.contains(v));
  }

  private int widest(Apply node) {
    int widest = 1;
    for (Variable in : node.inputs())
      if (varying.contains(in)) widest = Math.max(widest, ((TensorVariable) in).ndim());
    return widest;
  }

  /** Whether the loop walks or leaves it in any case. */
  boolean isAtHand(TensorVariable v) {
    return atHand.contains(v);
  }

  /** An output for all steps at once, when the loop is closed; null where it stays inside. */
  @Nullable Supplier<TensorVariable> lift(OpenLoop.Mapped m) {
    Apply node = m.value.owner();
    if (node == null || !worth.contains(m.value) || !inputsAreNarrow(node)) return null;
    Lift.Lifted found = lift.of(m.value);
    if (found == null || !found.hasTime()) return null;
    int number = lifted.size();
    lifted.add(found.all());
    return () -> (TensorVariable) filled().get(number);
  }

  /** Lets the loop leave what the lifted outputs are made of. */
  void handOver() {
    for (Variable leaf : Traversal.leaves(lifted, List.of())) {
      TensorVariable v = stands.get(leaf);
      if (v != null) handed.put(leaf, loop.rows(v));
    }
  }

  private List<Variable> filled() {
    if (!filled.isEmpty()) return filled;
    Map<Variable, Variable> by = new LinkedHashMap<>();
    handed.forEach((stand, rows) -> by.put(stand, rows.get()));
    filled = Substitution.replace(lifted, by);
    return filled;
  }
}
