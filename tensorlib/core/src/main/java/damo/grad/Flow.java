package damo.grad;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gradients flowing back from a cost: for every variable reached, the sum of what its users send,
 * and where nothing comes, why.
 */
public final class Flow {
  private final Map<Variable, TensorVariable> sums = new HashMap<>();
  private final Set<Variable> connected = new HashSet<>();
  private final Set<Variable> fixed = new HashSet<>();
  private final Map<Variable, String> undefined = new HashMap<>();
  private final Map<Variable, String> severed = new HashMap<>();
  private final Guards guards;

  private Flow(Guards guards) {
    this.guards = guards;
  }

  /**
   * Lets gradients flow back.
   *
   * @param known where they start: the cost with 1, and gradients given
   * @param constant variables that let nothing through
   */
  public static Flow back(Map<Variable, TensorVariable> known, Set<Variable> constant) {
    List<Apply> order = Traversal.toposort(known.keySet());
    Flow flow = new Flow(new Guards(order, known.keySet()));
    flow.sums.putAll(known);
    flow.connected.addAll(known.keySet());
    flow.fixed.addAll(known.keySet());
    for (Apply node : order.reversed()) flow.through(node, constant);
    return flow;
  }

  private void through(Apply node, Set<Variable> constant) {
    List<@Nullable Variable> gs = new ArrayList<>();
    boolean reached = false;
    boolean flat = true;
    for (Variable out : node.outputs()) {
      boolean open = !constant.contains(out);
      gs.add(open ? sums.get(out) : null);
      reached |= open && connected.contains(out);
      flat &= !open || !sums.containsKey(out);
    }
    if (!reached) return;
    if (flat) gs = zeros(node);
    List<Gradient> back = Guards.back(node, gs);
    for (int i = 0; i < back.size(); i++) {
      if (!(back.get(i) instanceof Gradient.Disconnected)) passOn(node, node.input(i), constant);
      receive(node, i, flat ? withoutValue(back.get(i)) : back.get(i));
    }
  }

  /** What is undefined of an output is so of the inputs that it depends on. */
  private void passOn(Apply node, Variable in, Set<Variable> constant) {
    for (Variable out : node.outputs()) {
      String why = constant.contains(out) ? null : undefined.get(out);
      if (why != null) undefined.put(in, why);
    }
  }

  /** The outputs are reached, but flatly: zeros flow, only to learn which inputs they reach. */
  private static List<@Nullable Variable> zeros(Apply node) {
    List<@Nullable Variable> out = new ArrayList<>();
    for (Variable v : node.outputs()) out.add(((TensorVariable) v).zerosLike());
    return out;
  }

  private static Gradient withoutValue(Gradient g) {
    return g instanceof Gradient.Of ? Gradient.zero() : g;
  }

  private void receive(Apply node, int input, Gradient g) {
    Variable in = node.input(input);
    switch (g) {
      case Gradient.Of(var v) -> add(in, guards.leaving(node, input, (TensorVariable) v));
      case Gradient.Zero() -> connected.add(in);
      case Gradient.Disconnected(var why) -> severed.putIfAbsent(in, why);
      case Gradient.Undefined(var why) -> {
        connected.add(in);
        undefined.put(
            in, why + " (" + node.op().name() + " made at " + node.output(0).origin() + ")");
      }
    }
  }

  private void add(Variable v, TensorVariable g) {
    connected.add(v);
    if (!(v instanceof TensorConstant) && !fixed.contains(v)) sums.merge(v, g, (a, b) -> a.add(b));
  }

  /** The gradient with respect to {@code v}; null if it is zero, unknown or none. */
  public @Nullable TensorVariable gradient(Variable v) {
    TensorVariable g = sums.get(v);
    return g == null ? null : guards.everywhere(v, g);
  }

  /** Whether the cost depends on {@code v}, be it flatly. */
  public boolean reaches(Variable v) {
    return connected.contains(v);
  }

  /** Why the gradient with respect to {@code v} is undefined; null if it is not. */
  public @Nullable String undefined(Variable v) {
    return undefined.get(v);
  }

  /** Why {@code v} is not reached. */
  public String whyNot(Variable v) {
    return severed.getOrDefault(v, "no path leads from it to the cost");
  }
}
