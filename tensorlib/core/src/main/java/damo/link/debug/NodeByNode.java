package damo.link.debug;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Demand;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Purity;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;
import damo.link.Pull;
import damo.link.reference.Interpreter;
import damo.link.routine.Operand;
import damo.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every node run by itself, compiled and by the reference. */
final class NodeByNode {
  private final Interpreter interpreter = new Interpreter();
  private final Observer observer;
  private final FunctionGraph graph;
  private final Map<Apply, Executable> compiled = new LinkedHashMap<>();
  private final Demand demand;

  NodeByNode(FunctionGraph graph, Linker linker, Observer observer) {
    this.observer = observer;
    this.graph = graph;
    List<Apply> order = graph.toposort();
    this.demand = new Demand(order, graph.outputs());
    for (Apply node : order) if (isComparable(node)) compiled.put(node, linker.link(alone(node)));
  }

  /** What the user wrote, or sees, happens once; a choice computes nothing. */
  private static boolean isComparable(Apply node) {
    return !(node.meaning() instanceof Meaning.Choice) && Purity.of(node);
  }

  /** A program of the node and nothing else: its inputs are arguments. */
  private static Program alone(Apply node) {
    List<Variable> leaves = new ArrayList<>();
    for (Variable v : node.inputs())
      leaves.add(v instanceof Constant ? v : v.type().leaf(v.label()));
    Apply copy = new Apply(node.op(), leaves, node.outputs().stream().map(Variable::type).toList());
    List<Variable> arguments = leaves.stream().filter(v -> !(v instanceof Constant)).toList();
    return new Program(
        FunctionGraph.copyOf(arguments, copy.outputs()),
        copy.outputs().size(),
        List.of(),
        node.op().name());
  }

  /** The values of all variables that were computed, by the reference. */
  Map<Variable, Value> run(List<Value> arguments) {
    Map<Variable, Value> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) values.put(graph.inputs().get(i), arguments.get(i));
    new Pull<Apply>().run(demand.always(), new Call(values));
    return values;
  }

  /** One call, with the values known so far. */
  private final class Call implements Pull.Work<Apply> {
    private final Map<Variable, Value> values;
    private final Set<Apply> asked = new HashSet<>();

    Call(Map<Variable, Value> values) {
      this.values = values;
    }

    @Override
    public List<Apply> before(Apply node) {
      return Demand.isChoice(node) && asked.add(node)
          ? demand.before(node, taken(node))
          : List.of();
    }

    private int taken(Apply choice) {
      return valueOf(choice.input(0), values).getLong(0) != 0 ? 1 : 2;
    }

    @Override
    public void run(Apply node) {
      if (values.containsKey(node.output(0))) return;
      if (Demand.isChoice(node)) {
        values.put(node.output(0), valueOf(node.input(taken(node)), values));
        return;
      }
      List<Value> inputs = node.inputs().stream().map(v -> valueOf(v, values)).toList();
      observer.begins(node);
      List<Value> results = interpreter.evaluate(node, inputs);
      Executable other = compiled.get(node);
      if (other != null) compareTo(other, node, inputs, results);
      observer.computed(node, operands(inputs), operands(results));
      for (int i = 0; i < results.size(); i++) values.put(node.output(i), results.get(i));
    }
  }

  private static List<Operand> operands(List<Value> values) {
    return values.stream().map(Operand::of).toList();
  }

  private static void compareTo(
      Executable executable, Apply node, List<Value> inputs, List<Value> expected) {
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++)
      if (!(node.input(i) instanceof Constant)) arguments.add(inputs.get(i));
    List<Value> actual = executable.run(arguments);
    for (int i = 0; i < expected.size(); i++)
      Tolerance.of(node)
          .compare(
              node + ", output " + i + ", made at " + node.output(i).origin(),
              "compiled",
              expected.get(i),
              actual.get(i));
  }

  static Value valueOf(Variable v, Map<Variable, Value> values) {
    Value known = values.get(v);
    if (known != null) return known;
    return v instanceof Constant c ? c.value() : ((SharedVariable) v).current().copy();
  }

  String listing() {
    StringBuilder out = new StringBuilder();
    compiled.forEach((node, executable) ->
        out.append(node).append('\n').append(executable.listing()).append('\n'));
    return out.toString();
  }
}
