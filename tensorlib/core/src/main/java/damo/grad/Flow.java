package damo.grad;

import damo.graph.Apply;
import damo.graph.FunctionGraph.Client;
import damo.graph.Gradient;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gradients flowing back from where they are known to some variables: for each the sum of what its
 * users send, and where nothing comes, why.
 */
public final class Flow {
  private final Map<Variable, TensorVariable> sums = new HashMap<>();
  private final Set<Variable> connected = new HashSet<>();
  private final Set<Variable> fixed = new HashSet<>();
  private final Set<Variable> constant;
  private final Set<Variable> targets;
  private final Map<Variable, Cause> undefined = new HashMap<>();
  private final Map<Client, Cause> cuts = new HashMap<>();
  private final List<Apply> order;
  private final Guards guards;

  private Flow(
      Map<Variable, TensorVariable> sources,
      Set<Variable> constant,
      Collection<? extends Variable> targets,
      List<Apply> order) {
    this.targets = new HashSet<>(targets);
    this.guards = new Guards(order, sources.keySet());
    this.sums.putAll(sources);
    this.connected.addAll(sources.keySet());
    this.constant = constant;
    this.order = order;
  }

  /**
   * Lets gradients flow back to {@code targets}.
   *
   * @param known where they start, whatever else would flow there: the cost with 1, and gradients
   *     given
   * @param constant variables that let nothing through
   */
  public static Flow back(
      Map<Variable, TensorVariable> known,
      Set<Variable> constant,
      Collection<? extends Variable> targets) {
    Flow flow = new Flow(known, constant, targets, Traversal.toposort(known.keySet()));
    flow.fixed.addAll(known.keySet());
    flow.run();
    return flow;
  }

  /**
   * Lets the gradient of {@code cost} flow back to {@code targets}.
   *
   * @throws damo.error.ShapeException if the cost is no scalar
   * @throws damo.error.DTypeException if it is no float
   */
  public static Flow ofCost(TensorVariable cost, Collection<? extends Variable> targets) {
    TensorVariable one = TensorConstant.scalar(cost.dtype(), 1);
    return back(Map.of(Seeds.checkedCost(cost), one), Set.of(), targets);
  }

  /**
   * Lets cotangents flow back to {@code targets}, each of {@code seeds} in addition to what flows
   * there from others.
   *
   * @param stops variables behind which no target lies
   */
  static Flow adding(
      Map<Variable, TensorVariable> seeds,
      Set<Variable> constant,
      Collection<? extends Variable> targets,
      Collection<? extends Variable> stops) {
    Flow flow = new Flow(seeds, constant, targets, Traversal.toposort(seeds.keySet(), stops));
    flow.run();
    return flow;
  }

  private void run() {
    Set<Apply> leading = leadingToTargets();
    for (Apply node : order.reversed()) if (leading.contains(node)) through(node);
  }

  private Set<Apply> leadingToTargets() {
    Set<Apply> leading = new HashSet<>();
    for (Apply node : order)
      if (node.inputs().stream().anyMatch(v -> targets.contains(v) || isBehind(v, leading)))
        leading.add(node);
    return leading;
  }

  private static boolean isBehind(Variable v, Set<Apply> leading) {
    Apply owner = v.owner();
    return owner != null && leading.contains(owner);
  }

  private void through(Apply node) {
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
    List<Gradient> back = Guards.back(node, flat ? zeros(node) : gs);
    for (int i = 0; i < back.size(); i++) {
      if (!(back.get(i) instanceof Gradient.Disconnected)) passOn(node, node.input(i));
      receive(node, i, flat ? withoutValue(back.get(i)) : back.get(i));
    }
  }

  /** What is undefined of an output is so of the inputs that it depends on. */
  private void passOn(Apply node, Variable in) {
    for (Variable out : node.outputs()) {
      Cause cause = constant.contains(out) ? null : undefined.get(out);
      if (cause != null) undefined.put(in, cause);
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

  private void receive(Apply node, int i, Gradient g) {
    Variable in = node.input(i);
    switch (g) {
      case Gradient.Of(var v) -> add(in, guards.leaving(node, i, (TensorVariable) v));
      case Gradient.Zero() -> connected.add(in);
      case Gradient.Disconnected(var why) -> cuts.put(new Client(node, i), Cause.at(node, why));
      case Gradient.Undefined(var why) -> {
        connected.add(in);
        undefined.put(in, Cause.at(node, why));
      }
    }
  }

  private void add(Variable v, TensorVariable g) {
    connected.add(v);
    boolean wanted = !(v instanceof TensorConstant) || targets.contains(v);
    if (wanted && !fixed.contains(v)) sums.merge(v, g, (a, b) -> a.add(b));
  }

  /** The gradient with respect to {@code v}; null if it is zero, unknown or none. */
  public @Nullable TensorVariable gradient(Variable v) {
    TensorVariable g = sums.get(v);
    return g == null ? null : guards.everywhere(v, g);
  }

  /** Whether what the gradients come from depends on {@code v}, be it flatly. */
  public boolean reaches(Variable v) {
    return connected.contains(v);
  }

  /** Why the gradient with respect to {@code v} is undefined; null if it is not. */
  public @Nullable Cause undefined(Variable v) {
    return undefined.get(v);
  }

  /**
   * The nodes at which the ways from {@code v}, a target that is not reached, end; empty if there
   * is no way.
   */
  public List<Cause> ends(Variable v) {
    Map<Variable, List<Client>> clients = new HashMap<>();
    for (Apply node : order)
      for (int i = 0; i < node.inputs().size(); i++)
        clients.computeIfAbsent(node.input(i), k -> new ArrayList<>()).add(new Client(node, i));
    List<Cause> found = new ArrayList<>();
    Set<Variable> seen = new HashSet<>(Set.of(v));
    Deque<Variable> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Client c : clients.getOrDefault(open.pop(), List.of())) {
        Cause cut = cut(c);
        if (cut != null) found.add(cut);
        else for (Variable out : c.node().outputs()) if (seen.add(out)) open.add(out);
      }
    }
    return found.stream().distinct().toList();
  }

  private @Nullable Cause cut(Client c) {
    Cause cut = cuts.get(c);
    boolean held = cut == null && c.node().outputs().stream().anyMatch(constant::contains);
    return held ? Cause.at(c.node(), "it is held constant") : cut;
  }
}
