package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An identity of scalars: where the left side stands, the right side may. Both are written with the
 * operations users write; leaves stand for anything, constants for arrays all of that value.
 *
 * @param name the formula
 */
public record Rule(String name, TensorVariable left, TensorVariable right) implements LocalRewrite {
  public static Rule rule(String name, TensorVariable left, TensorVariable right) {
    return new Rule(name, left, right);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op().equals(root().op());
  }

  private Apply root() {
    return java.util.Objects.requireNonNull(left.owner(), name);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Map<Variable, TensorVariable> bindings = new HashMap<>();
    if (!Match.node(root(), node, bindings)) return null;
    if (!right.equals(bindings.get(right)) && !Match.sameShapes(node, bindings, right)) return null;
    return Match.build(right, bindings, (TensorVariable) node.output(0));
  }
}
