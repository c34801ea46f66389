package damo.inspect;

import damo.compile.Function;
import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Op;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.rewrite.engine.RewriteTrace;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;

/** Looking at graphs, gradients and parameters. */
public final class Inspect {
  private Inspect() {}

  /** The graph of a variable, a list of variables, or a function (what runs after rewriting). */
  public static GraphFacts graph(Object what) {
    return switch (what) {
      case Function f -> GraphFacts.of(f);
      case Variable v -> GraphFacts.of(List.of(v));
      case List<?> l -> GraphFacts.of(l.stream().map(Variable.class::cast).toList());
      default ->
          throw new DamoException(
              "expected a variable, a list of variables or a function, got "
                  + what.getClass().getName());
    };
  }

  /** Which rewrites fired when {@code f} was compiled, and how often. */
  public static RewriteTrace rewrites(Function f) {
    return f.rewrites();
  }

  /** What {@code f} holds in memory between calls, as of the last one. */
  public static MemoryReport memory(Function f) {
    return MemoryReport.of(f);
  }

  /**
   * For each of {@code parameters} whether the gradient of {@code cost} reaches it, and if not,
   * why; for shared variables also norms of value and gradient, where the cost needs no free
   * inputs.
   *
   * @throws damo.error.ShapeException if the cost is no scalar
   * @throws damo.error.DTypeException if it is no float
   */
  public static GradientReport gradients(Variable cost, List<? extends Variable> parameters) {
    return GradientReport.of(cost, parameters, List.of(), java.util.Map.of());
  }

  /**
   * As {@link #gradients(Variable, List)}, with gradients computed at {@code given} values of the
   * free inputs, and {@code wrt} the parameters that training changes.
   */
  public static GradientReport gradients(
      Variable cost,
      List<? extends Variable> parameters,
      List<? extends Variable> wrt,
      java.util.Map<? extends Variable, ?> given) {
    return GradientReport.of(cost, parameters, wrt, given);
  }

  /** Names, types, shapes, norms and distributions of shared variables. */
  public static ParameterReport parameters(List<? extends SharedVariable> parameters) {
    return ParameterReport.of(parameters);
  }

  /** The leaves that {@code outs} need, constants aside. */
  public static List<Variable> inputs(List<?> outs) {
    return Traversal.leaves(variables(outs), List.of()).stream()
        .filter(v -> !(v instanceof damo.graph.Constant))
        .toList();
  }

  /** All variables that {@code outs} need, themselves included. */
  public static Set<Variable> ancestors(List<?> outs) {
    return Traversal.ancestors(variables(outs));
  }

  /** The ops in the order of {@link #toposort}. */
  public static List<Op> ops(List<?> outs) {
    return toposort(outs).stream().map(Apply::op).toList();
  }

  /** The nodes, each after those it needs. */
  public static List<Apply> toposort(List<?> outs) {
    return Traversal.toposort(variables(outs));
  }

  private static List<TensorVariable> variables(List<?> outs) {
    return outs.stream().map(Operands::asTensor).toList();
  }
}
