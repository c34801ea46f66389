package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.Demand;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes are fused with which; see {@link Fusion} for the idea. */
final class FusionGroups {
  /** More would make a method that the compiler of the virtual machine leaves alone. */
  private static final int LARGEST = 48;

  private final Map<Apply, Integer> levels = new HashMap<>();
  private final Map<Apply, List<Apply>> members = new HashMap<>();
  private final List<Apply> order;
  private final Demand demand;

  FusionGroups(FunctionGraph graph) {
    this.order = graph.toposort();
    this.demand = new Demand(order, graph.outputs());
    for (Apply node : order) place(node);
  }

  /** The groups, each in topological order. */
  Collection<List<Apply>> groups() {
    Map<List<Apply>, List<Apply>> sorted = new IdentityHashMap<>();
    List<List<Apply>> groups = new ArrayList<>();
    for (Apply node : order) {
      if (!members.containsKey(node)) continue;
      sorted.computeIfAbsent(members.get(node), g -> added(groups)).add(node);
    }
    return groups;
  }

  private static List<Apply> added(List<List<Apply>> groups) {
    groups.add(new ArrayList<>());
    return groups.getLast();
  }

  private void place(Apply node) {
    boolean fusible = isElementwise(node) || isFold(node);
    int level = 0;
    for (Variable in : node.inputs()) level = Math.max(level, levelAfter(in, node, fusible));
    Set<List<Apply>> joined = fusible ? feeding(node, level) : Set.of();
    if (joined.stream().mapToInt(List::size).sum() >= LARGEST) {
      level++;
      joined = Set.of();
    }
    levels.put(node, level);
    if (fusible) join(node, joined);
  }

  private int levelAfter(Variable in, Apply node, boolean fusible) {
    Apply maker = in.owner();
    Integer level = maker == null ? null : levels.get(maker);
    if (maker == null || level == null) return 0;
    return level + (fusible && feeds(maker, in, node) ? 0 : 1);
  }

  /** Whether the value passes inside a kernel: one of nodes that run in the same calls. */
  private boolean feeds(Apply maker, Variable in, Apply node) {
    if (!isElementwise(maker) || !demand.condition(maker).equals(demand.condition(node)))
      return false;
    TensorVariable between = (TensorVariable) in;
    if (isFold(node)) return true;
    TensorVariable after = (TensorVariable) node.output(0);
    return between.type().lengths().equals(after.type().lengths());
  }

  private Set<List<Apply>> feeding(Apply node, int level) {
    Set<List<Apply>> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Variable in : node.inputs()) {
      Apply maker = in.owner();
      if (maker != null
          && members.containsKey(maker)
          && levels.getOrDefault(maker, -1) == level
          && feeds(maker, in, node)) found.add(members.get(maker));
    }
    return found;
  }

  private void join(Apply node, Set<List<Apply>> joined) {
    List<Apply> all = new ArrayList<>();
    for (List<Apply> group : joined) all.addAll(group);
    all.add(node);
    for (Apply member : all) members.put(member, all);
  }

  /** One value at each position, from those at the same position. */
  static boolean isElementwise(Apply node) {
    return switch (node.meaning()) {
      case Meaning.Scalar s -> node.outputs().size() == 1;
      case Meaning.Unbroadcast u ->
          ((TensorVariable) node.input(0))
              .type()
              .lengths()
              .equals(((TensorVariable) node.output(0)).type().lengths());
      default -> false;
    };
  }

  static boolean isFold(Apply node) {
    return node.meaning() instanceof Meaning.Reduce r && !r.axes().isEmpty();
  }
}
