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
import damo.link.Executable;
import damo.link.Program;
import damo.op.elemwise.Cast;
import damo.rewrite.engine.RewriteTrace;
import damo.tensor.Operands;
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
  private final List<Variable> outputs;
  private final Map<SharedVariable, TensorVariable> updates = new LinkedHashMap<>();

  Compilation(FunctionBuilder asked) {
    this.asked = asked;
    this.inputs = asked.inputs.stream().map(Compilation::input).toList();
    this.outputs = outputs(asked.outputs);
  }

  Function function() {
    long start = System.nanoTime();
    checkInputs();
    collectUpdates();
    List<Variable> targets = substituted();
    List<Variable> variables = inputs.stream().map(In::variable).toList();
    checkLeaves(targets, variables);
    FunctionGraph graph = FunctionGraph.copyOf(variables, targets);
    RewriteTrace trace = asked.mode.pipeline().run(graph, pass -> {});
    Program program = new Program(graph, outputs.size(), List.copyOf(updates.keySet()), asked.name);
    Executable executable = asked.mode.linker().link(program);
    List<Argument> arguments =
        inputs.stream().map(in -> new Argument(in, asked.name, asked.allowInputDowncast)).toList();
    return new Function(
        asked.name,
        arguments,
        outputs,
        program,
        executable,
        trace,
        asked.mode,
        new Profile(System.nanoTime() - start));
  }

  private static In input(Object o) {
    return switch (o) {
      case In in -> in;
      case Variable v -> In.of(v);
      default -> throw new DamoException("an input of a function is a variable or an In, got " + o);
    };
  }

  private static List<Variable> outputs(Object o) {
    List<Variable> out = new ArrayList<>();
    for (Object each : o instanceof List<?> l ? l : List.of(o))
      out.add(each instanceof Out named ? named.variable() : Operands.asTensor(each));
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

  /** Those asked for, then the default updates of all shared variables met on the way. */
  private void collectUpdates() {
    asked.updates.asMap().forEach((s, e) -> updates.put(s, typed(s, e)));
    boolean more = !asked.allDefaultUpdatesOff;
    while (more) {
      more = false;
      List<Variable> targets = new ArrayList<>(outputs);
      targets.addAll(updates.values());
      asked.givens.values().stream()
          .filter(Variable.class::isInstance)
          .forEach(v -> targets.add((Variable) v));
      for (Apply node : Traversal.toposort(targets))
        if (node.op() instanceof Advancing a)
          for (Map.Entry<SharedVariable, Variable> next : a.nextValues(node).entrySet())
            more |= addUpdate(next.getKey(), next.getValue());
      for (Variable leaf : Traversal.leaves(targets, List.of())) more |= addDefaultUpdate(leaf);
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

  private List<Variable> substituted() {
    List<Variable> targets = new ArrayList<>(outputs);
    targets.addAll(updates.values());
    if (asked.givens.isEmpty()) return targets;
    Map<Variable, Variable> replacements = new LinkedHashMap<>();
    asked.givens.forEach((v, by) -> replacements.put(v, replacement((TensorVariable) v, by)));
    return Substitution.replace(targets, replacements);
  }

  private static TensorVariable replacement(TensorVariable v, Object by) {
    TensorVariable r = Operands.beside(by, v.dtype());
    if (r.ndim() != v.ndim())
      throw new ShapeException(
          "givens: "
              + v.label()
              + " has rank "
              + v.ndim()
              + ", its replacement "
              + r.label()
              + " rank "
              + r.ndim());
    if (!r.dtype().castsSafelyTo(v.dtype()))
      throw new DTypeException(
          "givens: "
              + v.label()
              + " is "
              + v.dtype()
              + ", its replacement "
              + r.label()
              + " "
              + r.dtype());
    return Cast.to(r, v.dtype());
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
