package damo.compile;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Traced;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Graphs with some variables replaced. */
public final class Substitution {
  private Substitution() {}

  /**
   * Copies of {@code outputs} in which the keys of {@code replacements} are replaced by their
   * values; the values themselves are left as they are.
   */
  public static List<Variable> replace(
      List<? extends Variable> outputs, Map<? extends Variable, ? extends Variable> replacements) {
    Map<Variable, Variable> copies = new HashMap<>(replacements);
    for (Apply node : Traversal.toposort(outputs, replacements.keySet())) {
      List<Variable> ins = node.inputs().stream().map(v -> copies.getOrDefault(v, v)).toList();
      if (ins.equals(node.inputs())) continue;
      Apply copy = Apply.of(node.op(), ins);
      for (int i = 0; i < node.outputs().size(); i++)
        copies.putIfAbsent(node.output(i), Traced.like(copy.output(i), node.output(i)));
    }
    return outputs.stream().map(v -> copies.getOrDefault(v, v)).map(Variable.class::cast).toList();
  }

  /**
   * {@code by}, a variable or value, as it may take the place of {@code v}: in its dtype.
   *
   * @param where who asks, for messages
   * @throws ShapeException if the rank differs, or lengths that are known
   * @throws DTypeException if the dtype does not fit without loss
   */
  public static TensorVariable fitting(String where, Variable v, Object by) {
    TensorVariable old = (TensorVariable) v;
    TensorVariable r = Operands.beside(by, old.dtype());
    String both = where + ": " + old.label() + " is " + old.type() + ", its replacement ";
    if (!r.dtype().castsSafelyTo(old.dtype()))
      throw new DTypeException(both + r.label() + " " + r.type() + "; cast it first");
    TensorVariable cast = Cast.to(r, old.dtype());
    if (!old.type().compatible(cast.type()))
      throw new ShapeException(both + r.label() + " " + r.type());
    return cast;
  }
}
