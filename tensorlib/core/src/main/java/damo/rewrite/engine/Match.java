package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Op;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matching a pattern against a graph, and building the other side from what was bound. */
final class Match {
  private static final Set<damo.scalar.Prim> COMMUTES =
      EnumSet.of(
          damo.scalar.Prim.ADD,
          damo.scalar.Prim.MUL,
          damo.scalar.Prim.MAXIMUM,
          damo.scalar.Prim.MINIMUM,
          damo.scalar.Prim.EQ,
          damo.scalar.Prim.NEQ,
          damo.scalar.Prim.AND,
          damo.scalar.Prim.OR,
          damo.scalar.Prim.XOR);

  private Match() {}

  /**
   * Whether {@code node} is an instance of {@code pattern}; bindings are filled in. All that is
   * computed in between must have the dtype of the result: an identity of numbers holds within one
   * dtype, not across the rounding and wrapping of another.
   */
  static boolean node(Apply pattern, Apply node, Map<Variable, TensorVariable> bindings) {
    DType dtype = ((TensorVariable) node.output(0)).dtype();
    return node(pattern, node, dtype, bindings);
  }

  private static boolean node(
      Apply pattern, Apply node, DType dtype, Map<Variable, TensorVariable> bindings) {
    if (!pattern.op().equals(node.op()) || pattern.inputs().size() != node.inputs().size())
      return false;
    Map<Variable, TensorVariable> attempt = new HashMap<>(bindings);
    if (inputs(pattern, node.inputs(), dtype, attempt)
        || (commutes(node.op())
            && inputs(pattern, node.inputs().reversed(), dtype, reset(attempt, bindings)))) {
      bindings.putAll(attempt);
      return true;
    }
    return false;
  }

  private static Map<Variable, TensorVariable> reset(
      Map<Variable, TensorVariable> attempt, Map<Variable, TensorVariable> to) {
    attempt.clear();
    attempt.putAll(to);
    return attempt;
  }

  private static boolean inputs(
      Apply pattern, List<Variable> actual, DType dtype, Map<Variable, TensorVariable> bindings) {
    for (int i = 0; i < actual.size(); i++)
      if (!variable(pattern.input(i), (TensorVariable) actual.get(i), dtype, bindings))
        return false;
    return true;
  }

  private static boolean variable(
      Variable pattern,
      TensorVariable actual,
      DType dtype,
      Map<Variable, TensorVariable> bindings) {
    if (pattern instanceof TensorConstant p)
      return actual instanceof TensorConstant a && a.isAll(p.value().getDouble(0));
    Apply owner = pattern.owner();
    Apply made = actual.owner();
    if (owner != null)
      return made != null && actual.dtype() == dtype && node(owner, made, dtype, bindings);
    TensorVariable bound = bindings.putIfAbsent(pattern, actual);
    return bound == null
        || bound == actual
        || (bound instanceof Constant b
            && actual instanceof Constant a
            && a.value().equals(b.value()));
  }

  private static boolean commutes(Op op) {
    return op instanceof Elemwise e && COMMUTES.contains(e.prim());
  }

  /**
   * Whether leaving out the bound variables that {@code right} does not use keeps the shape: they
   * must be constants of one element or of a rank and lengths that decide nothing.
   */
  static boolean sameShapes(
      Apply node, Map<Variable, TensorVariable> bindings, TensorVariable right) {
    Set<Variable> used = damo.graph.Traversal.ancestors(List.of(right));
    return bindings.entrySet().stream()
        .allMatch(b -> used.contains(b.getKey()) || b.getValue().ndim() == 0);
  }

  /** The right side over what was bound, all of it in the dtype of what is replaced. */
  static @Nullable TensorVariable build(
      TensorVariable right, Map<Variable, TensorVariable> bindings, TensorVariable replaced) {
    DType dtype = replaced.dtype();
    TensorVariable bound = bindings.get(right);
    if (bound != null) return right.dtype().isBool() ? bound : Cast.to(bound, dtype);
    if (right instanceof TensorConstant c) return Cast.to(c, dtype);
    Apply owner = java.util.Objects.requireNonNull(right.owner());
    List<TensorVariable> inputs =
        owner.inputs().stream().map(v -> build((TensorVariable) v, bindings, replaced)).toList();
    return ((TensorOp) owner.op()).apply(inputs);
  }
}
