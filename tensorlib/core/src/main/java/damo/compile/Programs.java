package damo.compile;

import damo.error.DamoException;
import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Program;
import damo.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs made of others. */
final class Programs {
  private Programs() {}

  /** Only some of the results, and all updates. */
  static Program subset(Program of, int[] outputs) {
    FunctionGraph graph = of.graph();
    List<Variable> wanted = new ArrayList<>();
    for (int i : outputs) wanted.add(graph.outputs().get(i));
    wanted.addAll(graph.outputs().subList(of.results(), graph.outputs().size()));
    return new Program(
        FunctionGraph.copyOf(graph.inputs(), wanted), outputs.length, of.updated(), of.name());
  }

  /** The same with other shared variables, with or without updates. */
  static Program copy(
      Program of, Map<SharedVariable, SharedVariable> swap, boolean deleteUpdates, String name) {
    checkSwap(of, swap);
    FunctionGraph graph = of.graph();
    List<Variable> kept =
        deleteUpdates ? graph.outputs().subList(0, of.results()) : graph.outputs();
    FunctionGraph copy = FunctionGraph.copyOf(graph.inputs(), kept);
    Map<Variable, Variable> between = new LinkedHashMap<>();
    swap.forEach((from, to) -> between.put(from.type().leaf(null), to));
    List<Variable> leaves = List.copyOf(between.keySet());
    List<SharedVariable> keys = List.copyOf(swap.keySet());
    for (int i = 0; i < keys.size(); i++) copy.replace(keys.get(i), leaves.get(i));
    between.forEach(copy::replace);
    List<SharedVariable> updated = new ArrayList<>();
    if (!deleteUpdates) of.updated().forEach(s -> updated.add(swap.getOrDefault(s, s)));
    if (Set.copyOf(updated).size() < updated.size())
      throw new DamoException(
          "after the swap " + name + " would update a shared variable twice: " + updated);
    return new Program(copy, of.results(), updated, name);
  }

  private static void checkSwap(Program of, Map<SharedVariable, SharedVariable> swap) {
    Set<SharedVariable> used = shared(of);
    swap.forEach((from, to) -> {
      if (!used.contains(from))
        throw new DamoException(
            of.name() + " does not use the shared variable " + from.label() + "; it uses " + used);
      if (!((TensorType) from.type()).accepts((TensorType) to.type()))
        throw new DamoException(
            "a swap is between variables of one type: "
                + from.label()
                + " is "
                + from.type()
                + ", "
                + to.label()
                + " "
                + to.type());
    });
  }

  /** The shared variables that a program reads or updates. */
  static Set<SharedVariable> shared(Program of) {
    Set<SharedVariable> used = new LinkedHashSet<>();
    for (Variable v : Traversal.leaves(of.graph().outputs(), of.graph().inputs()))
      if (v instanceof SharedVariable s) used.add(s);
    used.addAll(of.updated());
    return used;
  }

  static SharedVariable shared(Program of, String name, Arguments inputs) {
    return shared(of).stream()
        .filter(s -> name.equals(s.name()))
        .findFirst()
        .orElseThrow(() -> inputs.unknown("\"" + name + "\""));
  }

  static SharedVariable shared(Program of, Variable v, Arguments inputs) {
    if (v instanceof SharedVariable s && shared(of).contains(s)) return s;
    throw inputs.unknown(v.label());
  }
}
