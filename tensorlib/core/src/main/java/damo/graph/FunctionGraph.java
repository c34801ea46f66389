package damo.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph with fixed inputs and outputs that can be rewritten: its own copy of the nodes, and for
 * each variable the places that use it.
 */
public final class FunctionGraph {
  /** A use of a variable: input {@code position} of {@code node}. */
  public record Client(Apply node, int position) {}

  private final List<Variable> inputs;
  private final Set<Variable> given;
  private final List<Variable> outputs;
  private final Set<Apply> nodes = new LinkedHashSet<>();
  private final Map<Variable, Set<Client>> clients = new HashMap<>();
  private final Map<Variable, Integer> timesAnOutput = new HashMap<>();

  private FunctionGraph(List<Variable> inputs, List<Variable> outputs) {
    this.inputs = inputs;
    this.given = new HashSet<>(inputs);
    this.outputs = outputs;
    for (Variable v : outputs) timesAnOutput.merge(v, 1, Integer::sum);
  }

  /**
   * A copy of what computes {@code outputs} from {@code inputs}; leaves that are no inputs
   * (constants, shared variables) are kept as they are.
   */
  public static FunctionGraph copyOf(
      List<? extends Variable> inputs, List<? extends Variable> outputs) {
    Map<Variable, Variable> copies = new HashMap<>();
    for (Variable v : inputs) copies.put(v, v);
    for (Apply node : Traversal.toposort(outputs, inputs)) {
      List<Variable> ins = node.inputs().stream().map(v -> copies.getOrDefault(v, v)).toList();
      Apply copy = new Apply(node.op(), ins, node.outputs().stream().map(Variable::type).toList());
      for (int i = 0; i < node.outputs().size(); i++)
        copies.putIfAbsent(node.output(i), Traced.like(copy.output(i), node.output(i)));
    }
    List<Variable> outs = new ArrayList<>();
    for (Variable v : outputs) outs.add(copies.getOrDefault(v, v));
    FunctionGraph graph = new FunctionGraph(List.copyOf(inputs), outs);
    for (Variable v : outs) graph.include(v);
    return graph;
  }

  /** What calls give values for. */
  public List<Variable> inputs() {
    return inputs;
  }

  /** What calls compute: results, then next values of shared variables. */
  public List<Variable> outputs() {
    return Collections.unmodifiableList(outputs);
  }

  /** The nodes, in no particular order. */
  public Set<Apply> nodes() {
    return Collections.unmodifiableSet(nodes);
  }

  /** The nodes, each after those it needs. */
  public List<Apply> toposort() {
    return Traversal.toposort(outputs, inputs);
  }

  /** The places where {@code v} is an input of a node. */
  public Set<Client> clients(Variable v) {
    return Collections.unmodifiableSet(clients.getOrDefault(v, Set.of()));
  }

  /** Whether {@code v} is an output of the graph. */
  public boolean isOutput(Variable v) {
    return timesAnOutput.containsKey(v);
  }

  /** How often {@code v} is used, as input of a node or as output of the graph. */
  public int uses(Variable v) {
    return clients.getOrDefault(v, Set.of()).size() + timesAnOutput.getOrDefault(v, 0);
  }

  /**
   * Uses {@code replacement} wherever {@code old} was used, takes in what it needs, and drops what
   * nothing uses any more. Nodes taken in were made where {@code old} was, for all that users know.
   *
   * @return the nodes taken in
   */
  public List<Apply> replace(Variable old, Variable replacement) {
    if (old == replacement) return List.of();
    List<Apply> taken = include(replacement);
    for (Apply node : taken)
      for (Variable v : node.outputs()) if (v instanceof Traced t) t.standFor(old, null);
    for (Client c : List.copyOf(clients.getOrDefault(old, Set.of()))) {
      c.node().setInput(c.position(), replacement);
      forget(old, c);
      uses(replacement, c);
    }
    Integer times = timesAnOutput.remove(old);
    if (times != null) {
      outputs.replaceAll(v -> v == old ? replacement : v);
      timesAnOutput.merge(replacement, times, Integer::sum);
    }
    Apply owner = old.owner();
    if (owner != null) prune(List.of(owner));
    return taken;
  }

  private List<Apply> include(Variable v) {
    if (v.owner() == null || nodes.contains(v.owner())) return List.of();
    List<Apply> taken = missing(v);
    for (Apply node : taken) {
      nodes.add(node);
      for (int i = 0; i < node.inputs().size(); i++) uses(node.input(i), new Client(node, i));
    }
    return taken;
  }

  /** The nodes {@code v} needs that are not in the graph yet; stops at those that are. */
  private List<Apply> missing(Variable v) {
    List<Apply> found = new ArrayList<>();
    Set<Apply> seen = new HashSet<>();
    Deque<Variable> stack = new ArrayDeque<>(List.of(v));
    while (!stack.isEmpty()) {
      Variable at = stack.pop();
      Apply owner = at.owner();
      if (owner == null || given.contains(at) || nodes.contains(owner) || !seen.add(owner))
        continue;
      found.add(owner);
      owner.inputs().forEach(stack::push);
    }
    return found;
  }

  private void uses(Variable v, Client c) {
    clients.computeIfAbsent(v, k -> new LinkedHashSet<>()).add(c);
  }

  private void forget(Variable v, Client c) {
    clients.computeIfPresent(v, (k, users) -> users.remove(c) && users.isEmpty() ? null : users);
  }

  private void prune(Collection<Apply> candidates) {
    Deque<Apply> stack = new ArrayDeque<>(candidates);
    while (!stack.isEmpty()) {
      Apply node = stack.pop();
      if (!nodes.contains(node) || node.outputs().stream().anyMatch(o -> uses(o) > 0)) continue;
      nodes.remove(node);
      for (int i = 0; i < node.inputs().size(); i++) {
        Variable in = node.input(i);
        forget(in, new Client(node, i));
        Apply owner = in.owner();
        if (owner != null) stack.push(owner);
      }
    }
  }
}
