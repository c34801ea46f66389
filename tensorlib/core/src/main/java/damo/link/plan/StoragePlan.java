package damo.link.plan;

import damo.graph.Apply;
import damo.graph.Demand;
import damo.graph.Variable;
import damo.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every computed variable a storage such that no two that are needed at the same time share
 * one. A variable is needed until its last reader has run, or the last reader of a view of it; the
 * outputs of the graph are needed to the end.
 */
public final class StoragePlan {
  private final Map<Variable, Storage> storages = new LinkedHashMap<>();
  private final Aliases aliases;
  private final Map<Variable, Integer> lastUse = new HashMap<>();
  private final List<Storage> all = new ArrayList<>();

  /**
   * Plans for nodes that run in {@code order}.
   *
   * @param outputs what must last to the end
   * @param demand which nodes run later than their place, when a choice asks for them
   */
  public StoragePlan(List<Apply> order, List<Variable> outputs, Demand demand) {
    this.aliases = new Aliases(order);
    Map<Apply, Integer> latest = demand.latest();
    for (int i = 0; i < order.size(); i++) look(order.get(i), latest.getOrDefault(order.get(i), i));
    for (Variable out : outputs)
      for (Variable v : aliases.of(out)) lastUse.put(v, Integer.MAX_VALUE);
    Map<TensorType, List<Storage>> free = new LinkedHashMap<>();
    List<List<Variable>> dying = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) dying.add(new ArrayList<>());
    for (int i = 0; i < order.size(); i++) {
      for (Variable v : order.get(i).outputs()) assign(v, i, free, dying);
      for (Variable v : dying.get(i))
        free.computeIfAbsent((TensorType) v.type(), t -> new ArrayList<>()).add(of(v));
    }
  }

  /** The storage of a computed variable. */
  public Storage of(Variable v) {
    return java.util.Objects.requireNonNull(storages.get(v), v::label);
  }

  /** The number of its storage; variables of one number are never needed at the same time. */
  public int number(Variable v) {
    return all.indexOf(of(v));
  }

  /** How many storages there are. */
  public int size() {
    return all.size();
  }

  private void look(Apply node, int position) {
    for (Variable in : node.inputs())
      for (Variable v : aliases.of(in)) lastUse.merge(v, position, Math::max);
    for (Variable out : node.outputs()) lastUse.merge(out, position, Math::max);
  }

  /**
   * Reuses only what held a variable of the same type: of unknown lengths the likeliest to be
   * equal.
   */
  private void assign(
      Variable v, int position, Map<TensorType, List<Storage>> free, List<List<Variable>> dying) {
    List<Storage> candidates = free.getOrDefault((TensorType) v.type(), List.of());
    Storage storage = candidates.isEmpty() ? fresh(v) : candidates.removeLast();
    storages.put(v, storage);
    int last = lastUse.getOrDefault(v, position);
    if (last < dying.size()) dying.get(last).add(v);
  }

  private Storage fresh(Variable v) {
    Storage storage = new Storage(((TensorType) v.type()).dtype());
    all.add(storage);
    return storage;
  }
}
