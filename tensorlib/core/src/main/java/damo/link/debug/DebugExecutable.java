package damo.link.debug;

import damo.error.DamoException;
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
final class DebugExecutable implements Executable {
  private final Interpreter interpreter = new Interpreter();
  private final Program program;
  private final Map<Apply, Executable> compiled = new LinkedHashMap<>();
  private final Demand demand;
  private final Observer observer;

  DebugExecutable(Program program, Linker linker, Observer observer) {
    this.observer = observer;
    this.program = program;
    List<Apply> order = program.graph().toposort();
    this.demand = new Demand(order, program.graph().outputs());
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

  @Override
  public List<Value> run(List<Value> arguments) {
    Map<Variable, Value> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++)
      values.put(program.graph().inputs().get(i), arguments.get(i));
    new Pull<Apply>().run(demand.always(), new Call(values));
    List<Value> outputs = program.graph().outputs().stream().map(v -> valueOf(v, values)).toList();
    for (int i = program.results(); i < outputs.size(); i++)
      program.updated().get(i - program.results()).check(outputs.get(i).shape());
    for (int i = program.results(); i < outputs.size(); i++)
      program.updated().get(i - program.results()).advance(outputs.get(i).copy());
    return outputs.subList(0, program.results());
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
    for (int i = 0; i < expected.size(); i++) compare(node, i, expected.get(i), actual.get(i));
  }

  private static Value valueOf(Variable v, Map<Variable, Value> values) {
    Value known = values.get(v);
    if (known != null) return known;
    return v instanceof Constant c ? c.value() : ((SharedVariable) v).current().copy();
  }

  private static void compare(Apply node, int output, Value expected, Value actual) {
    String where = node + ", output " + output + ", made at " + node.output(output).origin() + ": ";
    if (!expected.shape().equals(actual.shape()) || expected.dtype() != actual.dtype()) {
      throw new DamoException(
          where
              + "the reference gives "
              + expected.dtype()
              + " "
              + expected.shape()
              + ", compiled "
              + actual.dtype()
              + " "
              + actual.shape());
    }
    double precision = Precision.of(node);
    for (int i = 0, n = expected.size(); i < n; i++) {
      if (!close(expected, actual, i, precision))
        throw new DamoException(
            where
                + "at position "
                + i
                + " the reference gives "
                + expected.getDouble(i)
                + ", compiled "
                + actual.getDouble(i));
    }
  }

  private static boolean close(Value expected, Value actual, int i, double precision) {
    double want = expected.getDouble(i);
    double have = actual.getDouble(i);
    if (want == have || (Double.isNaN(want) && Double.isNaN(have))) return true;
    if (!expected.dtype().isFloat()) return expected.getLong(i) == actual.getLong(i);
    return Math.abs(want - have) <= precision * Math.max(1, Math.abs(want));
  }

  @Override
  public String listing() {
    StringBuilder out = new StringBuilder();
    compiled.forEach((node, executable) ->
        out.append(node).append('\n').append(executable.listing()).append('\n'));
    return out.toString();
  }
}
