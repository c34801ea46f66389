package damo.compile;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.MissingInputException;
import damo.error.ShapeException;
import damo.error.UnusedInputException;
import damo.graph.Advancing;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Linker;
import damo.link.Program;
import damo.op.elemwise.Cast;
import damo.rewrite.engine.RewriteTrace;
import damo.tensor.Operands;
import damo.tensor.SharedTensor;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One compilation: from what was asked for to a function. */
final class Compilation {
  private final FunctionBuilder asked;
  private final List<In> inputs;
  private final List<Out> outputs;
  private final Map<Variable, SharedTensor> states = new LinkedHashMap<>();
  private final Map<SharedVariable, TensorVariable> updates = new LinkedHashMap<>();

  Compilation(FunctionBuilder asked) {
    this.asked = asked;
    this.inputs = asked.inputs.stream().map(Compilation::input).toList();
    this.outputs = outputs(asked.outputs);
  }

  Function function() {
    checkInputs();
    Map<Variable, Variable> givens = givens();
    collectUpdates(givens);
    List<Variable> targets = Substitution.replace(targets(), givens);
    checkLeaves(targets, inputs.stream().map(In::variable).toList());
    List<Variable> variables =
        inputs.stream().map(In::variable).filter(v -> !states.containsKey(v)).toList();
    List<Variable> wanted = Substitution.replace(targets, states);
    FunctionGraph graph = FunctionGraph.copyOf(variables, wanted);
    PhaseClock phases = new PhaseClock();
    RewriteTrace trace = asked.mode.pipeline().run(graph, pass -> phases.ends(pass.name()));
    phases.ends("graphs inside");
    NodeClock clock = asked.profile ? new NodeClock() : null;
    Linker linker = asked.mode.linker();
    Program program =
        new Program(
            graph,
            outputs.size(),
            List.copyOf(updates.keySet()),
            asked.name,
            linker.readsWritten() ? FunctionGraph.copyOf(variables, wanted) : null);
    Linked linked = new Linked(program, clock == null ? linker : linker.observedBy(clock)).ready();
    phases.ends("link");
    return new Function(
        asked.name,
        arguments(),
        new Results(asked.name, outputs),
        linked,
        trace,
        asked.mode,
        new Profile(asked.name, phases.nanos(), clock));
  }

  private Arguments arguments() {
    return new Arguments(
        asked.name,
        inputs.stream()
            .map(in ->
                new Argument(in, asked.name, asked.allowInputDowncast, states.get(in.variable())))
            .toList());
  }

  private List<Variable> targets() {
    List<Variable> targets = new ArrayList<>();
    for (Out out : outputs) targets.add(out.variable());
    targets.addAll(updates.values());
    return targets;
  }

  private static In input(@Nullable Object o) {
    return switch (o) {
      case In in -> in;
      case Variable v -> In.of(v);
      case null -> throw new DamoException("an input of a function is null");
      default -> throw new DamoException("an input of a function is a variable or an In, got " + o);
    };
  }

  private static List<Out> outputs(Object o) {
    List<Out> out = new ArrayList<>();
    for (Object each : o instanceof List<?> l ? l : List.of(o))
      out.add(each instanceof Out named ? named : Out.of(Operands.asTensor(each)));
    return out;
  }

  private void checkInputs() {
    Set<Variable> seen = new HashSet<>();
    for (In in : inputs) {
      Variable v = in.variable();
      if (v instanceof SharedVariable)
        throw new DamoException(
            "the shared variable "
                + v.label()
                + " cannot be an input of "
                + asked.name
                + "; replace it by a variable with givens");
      if (v instanceof Constant)
        throw new DamoException(
            "the constant " + v.label() + " cannot be an input of " + asked.name);
      if (!seen.add(v))
        throw new DamoException(
            "the variable " + v.label() + " is given twice among the inputs of " + asked.name);
    }
  }

  /**
   * Those asked for, those of inputs, then the default updates of all shared variables met on the
   * way.
   */
  private void collectUpdates(Map<Variable, Variable> givens) {
    asked.updates.asMap().forEach((s, e) -> updates.put(s, typed(s, e)));
    for (In in : inputs) {
      if (in.update() == null) continue;
      SharedTensor state = SharedTensor.stateOf((TensorType) in.variable().type(), in.callName());
      states.put(in.variable(), state);
      updates.put(state, typed(state, Operands.beside(in.update(), state.dtype())));
    }
    List<Variable> given = inputs.stream().map(In::variable).toList();
    boolean more = !asked.allDefaultUpdatesOff;
    while (more) {
      more = false;
      List<Variable> targets = Substitution.replace(targets(), givens);
      for (Apply node : Traversal.toposort(targets, given))
        if (node.op() instanceof Advancing a)
          for (Map.Entry<SharedVariable, Variable> next : a.nextValues(node).entrySet())
            more |= addUpdate(next.getKey(), next.getValue());
      for (Variable leaf : Traversal.leaves(targets, given)) more |= addDefaultUpdate(leaf);
    }
  }

  private boolean addDefaultUpdate(Variable leaf) {
    if (!(leaf instanceof SharedVariable s)) return false;
    return addUpdate(s, s.defaultUpdate());
  }

  private boolean addUpdate(SharedVariable s, @Nullable Variable next) {
    if (next == null || updates.containsKey(s) || asked.defaultUpdatesOff.contains(s)) return false;
    updates.put(s, typed(s, (TensorVariable) next));
    return true;
  }

  /** {@code next} in the dtype of the shared variable, if nothing is lost. */
  private static TensorVariable typed(SharedVariable shared, TensorVariable next) {
    TensorType type = (TensorType) shared.type();
    if (!next.dtype().castsSafelyTo(type.dtype())) {
      throw new DTypeException(
          "the update of "
              + shared.label()
              + " is "
              + next.type()
              + ", the variable "
              + type
              + "; cast it with astype("
              + type.dtype().name()
              + ")");
    }
    if (next.ndim() != type.ndim())
      throw new ShapeException(
          "the update of "
              + shared.label()
              + " has rank "
              + next.ndim()
              + " ("
              + next.type()
              + "), the variable rank "
              + type.ndim());
    if (!type.as(next.dtype()).compatible(next.type()))
      throw new ShapeException(
          "the update of " + shared.label() + " is " + next.type() + ", the variable " + type);
    return Cast.to(next, type.dtype());
  }

  private Map<Variable, Variable> givens() {
    Map<Variable, Variable> out = new LinkedHashMap<>();
    asked.givens.forEach((v, by) -> out.put(v, Substitution.fitting("givens", v, by)));
    return out;
  }

  private void checkLeaves(List<Variable> targets, List<Variable> variables) {
    List<Variable> leaves = Traversal.leaves(targets, variables);
    for (Variable leaf : leaves) {
      boolean known =
          leaf instanceof Constant || leaf instanceof SharedVariable || variables.contains(leaf);
      if (!known)
        throw new MissingInputException(
            asked.name
                + " needs the variable "
                + leaf.label()
                + " ("
                + leaf.type()
                + ", made at "
                + leaf.origin()
                + "), which is not among its inputs "
                + variables);
    }
    for (Variable v : variables) if (!leaves.contains(v)) unused(v);
  }

  private void unused(Variable v) {
    String message =
        "nothing in "
            + asked.name
            + " depends on its input "
            + v.label()
            + " (made at "
            + v.origin()
            + ")";
    switch (asked.onUnusedInput) {
      case RAISE ->
          throw new UnusedInputException(
              message + "; leave it out, or say onUnusedInput(OnUnusedInput.IGNORE)");
      case WARN -> System.err.println("warning: " + message);
      case IGNORE -> {}
    }
  }
}
