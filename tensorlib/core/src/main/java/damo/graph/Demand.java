package damo.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes of a graph run in every call, and which only when a choice asks for them.
 *
 * <p>A node that is reached from the outputs without passing a branch of a choice always runs. A
 * choice asks for what its taken branch needs beyond that; a choice met on the way asks for its own
 * branch when its turn comes.
 */
public final class Demand {
  private static final BitSet NOBODY = new BitSet();

  private final List<Apply> order;
  private final Set<Apply> always = new HashSet<>();
  private final Map<Apply, List<List<Apply>>> branches = new HashMap<>();
  private final Map<Apply, BitSet> askedBy = new HashMap<>();

  /**
   * Looks at {@code order}, a topological order of what computes {@code outputs}.
   *
   * @param outputs what every call needs
   */
  public Demand(List<Apply> order, Collection<? extends Variable> outputs) {
    this.order = List.copyOf(order);
    if (order.stream().noneMatch(Demand::isChoice)) {
      always.addAll(order);
      return;
    }
    Map<Apply, Integer> positions = new HashMap<>();
    for (int i = 0; i < order.size(); i++) positions.put(order.get(i), i);
    always.addAll(reached(outputs, positions));
    int branch = 0;
    for (Apply node : order) {
      if (!isChoice(node)) continue;
      List<List<Apply>> sides = new ArrayList<>();
      for (int i = 1; i <= 2; i++) sides.add(branch(node.input(i), branch++, positions));
      branches.put(node, sides);
    }
  }

  /** Asked of every node: their number of inputs rules most of them out at no cost. */
  public static boolean isChoice(Apply node) {
    return node.inputs().size() == 3
        && node.outputs().size() == 1
        && node.meaning() instanceof Meaning.Choice;
  }

  /** Whether some node may stay undone in a call. */
  public boolean isLazy() {
    return always.size() < order.size();
  }

  /** The nodes that run in every call, in order. */
  public List<Apply> always() {
    return order.stream().filter(always::contains).toList();
  }

  /** What must have run before a choice can take input 1 or 2, in order, the rest left out. */
  public List<Apply> before(Apply choice, int input) {
    return branches.getOrDefault(choice, List.of(List.of(), List.of())).get(input - 1);
  }

  /**
   * Equal for nodes that run in the same calls whatever is chosen: empty for those in every. Not to
   * be written to.
   */
  public BitSet condition(Apply node) {
    return askedBy.getOrDefault(node, NOBODY);
  }

  /**
   * For each node that may stay undone, the position of the last node of those in every call in
   * whose turn it may run.
   */
  public Map<Apply, Integer> latest() {
    Map<Apply, Integer> latest = new HashMap<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Apply node = order.get(i);
      if (!branches.containsKey(node)) continue;
      int turn = always.contains(node) ? i : latest.getOrDefault(node, i);
      for (List<Apply> side : branches.get(node))
        for (Apply asked : side) latest.merge(asked, turn, Math::max);
    }
    return latest;
  }

  private List<Apply> branch(Variable v, int number, Map<Apply, Integer> positions) {
    if (v.owner() == null || always.contains(v.owner())) return List.of();
    List<Apply> asked = new ArrayList<>(reached(List.of(v), positions));
    asked.sort(java.util.Comparator.comparing(positions::get));
    for (Apply node : asked) askedBy.computeIfAbsent(node, n -> new BitSet()).set(number);
    return List.copyOf(asked);
  }

  /** The nodes that {@code from} need whatever is chosen, without those that always run. */
  private Set<Apply> reached(Collection<? extends Variable> from, Map<Apply, Integer> known) {
    Set<Apply> found = new HashSet<>();
    Deque<Variable> stack = new ArrayDeque<>(from);
    while (!stack.isEmpty()) {
      Apply node = stack.pop().owner();
      if (node == null || !known.containsKey(node) || always.contains(node) || !found.add(node))
        continue;
      if (isChoice(node)) stack.push(node.input(0));
      else node.inputs().forEach(stack::push);
    }
    return found;
  }
}
