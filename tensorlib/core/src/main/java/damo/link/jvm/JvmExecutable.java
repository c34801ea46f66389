package damo.link.jvm;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Demand;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Geometry;
import damo.link.Observer;
import damo.link.Program;
import damo.link.Residence;
import damo.link.plan.StoragePlan;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a graph in order. Kernels that only compute next values of shared variables run
 * last, straight over the old values, when nothing can fail any more: a call that fails changes no
 * shared variable.
 */
final class JvmExecutable implements Executable {
  private final Program program;
  private final Updating updating;
  private final Steps steps;
  private final Course ordinary;
  private final List<Step> listed = new ArrayList<>();
  private final List<KernelStep> last = new ArrayList<>();
  private final Map<SharedVariable, Operand> shared = new LinkedHashMap<>();
  private final List<Operand> arguments = new ArrayList<>();
  private final List<Operand> outputs = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final List<Result> nextValues = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  JvmExecutable(Program program, Observer observer) {
    this.program = program;
    FunctionGraph graph = program.graph();
    this.updating = observer == Observer.NOBODY ? Updating.of(program) : Updating.afterAll(program);
    List<Apply> order = updating.order();
    Demand demand = new Demand(order, graph.outputs());
    this.steps = new Steps(new StoragePlan(order, graph.outputs(), demand), observer);
    for (Variable v : graph.inputs()) arguments.add(steps.operand(v));
    for (Variable v : Traversal.leaves(graph.outputs(), graph.inputs())) leaf(v);
    Map<Apply, Step> made = new HashMap<>();
    for (Apply node : order) made.put(node, steps.of(node));
    for (Apply node : order) if (!updating.isLast(node)) listed.add(made.get(node));
    List<Apply> first = new ArrayList<>();
    for (Apply node : demand.always()) {
      if (updating.isLast(node)) last.add((KernelStep) made.get(node));
      else first.add(node);
    }
    this.ordinary = new Course(first, made, demand, program.name(), observer);
    for (KernelStep step : last)
      updating.overwrites(step.node).forEach((i, s) -> step.writeOver(i, steps.operand(s)));
    for (int i = 0; i < graph.outputs().size(); i++) {
      outputs.add(steps.operand(graph.outputs().get(i)));
      (i < program.results() ? results : nextValues).add(new Result());
    }
  }

  /**
   * An executable of the ops that {@code otherwise} stands for, over arguments like the node's
   * inputs.
   */
  static JvmExecutable of(Apply node, Meaning.Expansion otherwise, Observer observer) {
    List<Variable> leaves = node.inputs().stream().map(v -> v.type().leaf(v.name())).toList();
    List<? extends Variable> outs = otherwise.expand(leaves);
    return new JvmExecutable(
        new Program(FunctionGraph.copyOf(leaves, outs), outs.size(), List.of(), node.op().name()),
        observer);
  }

  private void leaf(Variable v) {
    if (v instanceof SharedVariable s) shared.put(s, steps.operand(v));
    if (v instanceof Constant c) hold(steps.operand(v), c.value());
  }

  private static void hold(Operand operand, Value value) {
    operand.moveTo(value.array(), 0);
    if (!operand.shape().equals(value.shape())) operand.reshape(Geometry.dense(value.shape()));
  }

  @Override
  public List<Value> run(List<Value> given) {
    for (int i = 0; i < arguments.size(); i++) hold(arguments.get(i), given.get(i));
    shared.forEach((s, operand) -> hold(operand, s.current()));
    ordinary.run();
    for (KernelStep step : last) step.ready();
    for (KernelStep step : last) if (!step.isOnePass()) step.run();
    for (int i = 0; i < nextValues.size(); i++) program.updated().get(i).check(next(i).shape());
    values.clear();
    for (int i = 0; i < results.size(); i++) values.add(result(i));
    for (int i = 0; i < nextValues.size(); i++)
      if (!updating.mayBeWritten(i)) nextValues.get(i).of(next(i));
    commit();
    return values;
  }

  /** Sets all shared variables; everything that can fail is behind us. */
  private void commit() {
    for (KernelStep step : last) if (step.isOnePass()) step.run();
    for (int i = 0; i < nextValues.size(); i++) {
      if (isWritten(i)) continue;
      if (updating.mayBeWritten(i)) nextValues.get(i).of(next(i));
      nextValues.get(i).becomeOf(program.updated().get(i));
    }
  }

  private Value result(int i) {
    try {
      return results.get(i).of(outputs.get(i));
    } catch (ShapeException tooLarge) {
      Variable v = program.graph().outputs().get(i);
      throw new ShapeException(
          "output "
              + i
              + " of "
              + program.name()
              + ", "
              + v.label()
              + ": "
              + tooLarge.getMessage());
    }
  }

  private Operand next(int i) {
    return outputs.get(program.results() + i);
  }

  private boolean isWritten(int i) {
    return updating.mayBeWritten(i)
        && next(i).array() == program.updated().get(i).current().array();
  }

  @Override
  public Map<Variable, Residence> residences() {
    Map<Variable, Residence> out = new LinkedHashMap<>();
    for (Apply node : updating.order()) {
      Map<Integer, SharedVariable> over =
          updating.isLast(node) ? updating.overwrites(node) : Map.of();
      for (int i = 0; i < node.outputs().size(); i++)
        out.put(node.output(i), residence(node, i, over.get(i)));
    }
    Map<String, Integer> names = new HashMap<>();
    for (Step step : listed) {
      String name = step.node.op().name();
      int number = names.merge(name, 1, Integer::sum);
      step.residences(number == 1 ? name : name + " " + number, out);
    }
    return out;
  }

  private Residence residence(Apply node, int i, @Nullable SharedVariable over) {
    if (over != null) return Residence.shown("over " + over.label());
    Operand operand = steps.operand(node.output(i));
    Operand first = node.inputs().isEmpty() ? operand : steps.operand(node.input(0));
    if (node.meaning() instanceof Meaning.View && operand.array() == first.array())
      return Residence.shown("view of " + node.input(0).label());
    return steps.residence("", node.output(i));
  }

  @Override
  public String listing() {
    StringBuilder out = new StringBuilder();
    for (Step step : listed) out.append(step.listing()).append('\n');
    for (Step step : last) out.append("at the end, in place: ").append(step.listing()).append('\n');
    return out.toString();
  }

  /** An output copied to memory of its own, dense; the memory is kept while the shape stays. */
  private static final class Result {
    private Value value = Value.zeros(DType.BOOL, Ints.of(0));
    private Operand own = Operand.of(value);

    Value of(Operand from) {
      if (own.dtype() != from.dtype() || !own.shape().equals(from.shape())) {
        value = Value.zeros(from.dtype(), from.shape());
        own = Operand.of(value);
      }
      Copy.copy(from, own);
      return value;
    }

    void becomeOf(SharedVariable s) {
      Value now = s.current();
      if (now.shape().equals(value.shape()))
        System.arraycopy(value.array(), 0, now.array(), 0, value.size());
      else s.advance(value.copy());
    }
  }
}
