package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.FunctionGraph;
import damo.graph.Op;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One attempt to find a pattern in a graph: what its leaves stand for.
 *
 * <p>All that is computed in between must have the dtype of the result: an identity of numbers
 * holds within one dtype, not across the rounding and wrapping of another.
 */
final class Match {
  private static final Set<Prim> COMMUTES =
      EnumSet.of(
          Prim.ADD,
          Prim.MUL,
          Prim.MAXIMUM,
          Prim.MINIMUM,
          Prim.EQ,
          Prim.NEQ,
          Prim.AND,
          Prim.OR,
          Prim.XOR);

  private final FunctionGraph graph;
  private final boolean alone;
  private final DType dtype;
  private Map<Variable, TensorVariable> bindings = new LinkedHashMap<>();

  /**
   * @param alone whether what is computed in between must have no other use
   */
  Match(Apply node, FunctionGraph graph, boolean alone) {
    this.graph = graph;
    this.alone = alone;
    this.dtype = ((TensorVariable) node.output(0)).dtype();
  }

  /** What the leaves and constants of the pattern stand for. */
  Map<Variable, TensorVariable> bindings() {
    return bindings;
  }

  /** Whether {@code node} is an instance of {@code pattern}; bindings are filled in. */
  boolean node(Apply pattern, Apply node) {
    if (!pattern.op().equals(node.op()) || pattern.inputs().size() != node.inputs().size())
      return false;
    Map<Variable, TensorVariable> before = new LinkedHashMap<>(bindings);
    if (inputs(pattern, node.inputs())) return true;
    bindings = new LinkedHashMap<>(before);
    if (commutes(node.op()) && inputs(pattern, node.inputs().reversed())) return true;
    bindings = before;
    return false;
  }

  private boolean inputs(Apply pattern, List<Variable> actual) {
    for (int i = 0; i < actual.size(); i++)
      if (!variable(pattern.input(i), (TensorVariable) actual.get(i))) return false;
    return true;
  }

  private boolean variable(Variable pattern, TensorVariable actual) {
    if (pattern instanceof TensorConstant p) {
      bindings.put(p, actual);
      return actual instanceof TensorConstant a && a.isAll(p.value().getDouble(0));
    }
    if (pattern.owner() != null) return computed((TensorVariable) pattern, actual);
    if (!mayStandFor(((TensorVariable) pattern).dtype(), actual.dtype())) return false;
    TensorVariable bound = bindings.putIfAbsent(pattern, actual);
    return bound == null
        || bound == actual
        || (bound instanceof Constant b
            && actual instanceof Constant a
            && a.value().equals(b.value()));
  }

  private boolean computed(TensorVariable pattern, TensorVariable actual) {
    boolean fits = pattern.dtype().isBool() ? actual.dtype().isBool() : actual.dtype() == dtype;
    return actual.owner() != null
        && fits
        && (!alone || graph.uses(actual) == 1)
        && node(Objects.requireNonNull(pattern.owner()), actual.owner());
  }

  /** float64 stands for anything, float32 for floats, an integer for integers, a bool for bools. */
  private static boolean mayStandFor(DType leaf, DType actual) {
    return leaf == DType.FLOAT64
        || leaf.kind() == actual.kind()
        || (leaf.isInteger() && actual.isInteger());
  }

  private static boolean commutes(Op op) {
    return op instanceof Elemwise e && COMMUTES.contains(e.prim());
  }

  /**
   * The right side over what was bound: numbers in the dtype of what is replaced, or, where that is
   * bool, in their own.
   */
  TensorVariable build(TensorVariable right) {
    TensorVariable bound = bindings.get(right);
    if (right instanceof TensorConstant c) return Cast.to(c, dtype);
    boolean own = right.dtype().isBool() || dtype.isBool();
    if (bound != null) return own ? bound : Cast.to(bound, dtype);
    Apply owner = Objects.requireNonNull(right.owner());
    List<TensorVariable> inputs =
        owner.inputs().stream().map(v -> build((TensorVariable) v)).toList();
    return ((TensorOp) owner.op()).apply(inputs);
  }
}
