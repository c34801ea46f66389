package damo.graph;

import com.google.errorprone.annotations.Immutable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph set aside to be run again and again: leaves that stand for what is given, and what is
 * computed from them. It needs nothing else but constants. Equal to another that computes the same
 * in the same way.
 */
@Immutable
@SuppressWarnings("Immutable") // the nodes are the body's own and never rewired
public final class Body {
  /** A node by what it applies, and to which of the variables numbered before it. */
  private record Line(Op op, List<Object> inputs) {}

  private final List<Variable> leaves;
  private final List<Variable> outputs;
  private final List<Object> form;

  private Body(SubGraph graph) {
    this.leaves = List.copyOf(graph.leaves());
    this.outputs = List.copyOf(graph.outputs());
    this.form = form();
  }

  /** A copy of what computes {@code outputs} from {@code inputs}. */
  public static Body of(List<? extends Variable> inputs, List<? extends Variable> outputs) {
    return new Body(SubGraph.of(inputs, outputs));
  }

  /** The variables that stand for what is given. */
  public List<Variable> leaves() {
    return leaves;
  }

  /** What a step computes. */
  public List<Variable> outputs() {
    return outputs;
  }

  /** The nodes, each after those it needs. */
  public List<Apply> nodes() {
    return Traversal.toposort(outputs, leaves);
  }

  /** A copy that can be rewritten. */
  public FunctionGraph graph() {
    return FunctionGraph.copyOf(leaves, outputs);
  }

  private List<Object> form() {
    Map<Variable, Object> numbers = new HashMap<>();
    List<Object> lines = new ArrayList<>();
    for (Variable leaf : leaves) {
      numbers.put(leaf, numbers.size());
      lines.add(leaf.type());
    }
    for (Apply node : nodes()) {
      lines.add(new Line(node.op(), node.inputs().stream().map(v -> number(v, numbers)).toList()));
      for (Variable out : node.outputs()) numbers.putIfAbsent(out, numbers.size());
    }
    for (Variable out : outputs) lines.add(number(out, numbers));
    return List.copyOf(lines);
  }

  private static Object number(Variable v, Map<Variable, Object> numbers) {
    return v instanceof Constant c ? c.value() : numbers.getOrDefault(v, v);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Body other && form.equals(other.form);
  }

  @Override
  public int hashCode() {
    return form.hashCode();
  }
}
