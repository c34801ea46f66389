package damo.graph;

import com.google.errorprone.annotations.Immutable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph set aside: it can be built again over other inputs. Equal only to itself. */
@Immutable
@SuppressWarnings("Immutable") // the nodes are the subgraph's own and never rewired
public final class SubGraph implements Meaning.Expansion {
  private final List<Variable> leaves;
  private final List<Variable> outputs;

  private SubGraph(List<Variable> leaves, List<Variable> outputs) {
    this.leaves = leaves;
    this.outputs = outputs;
  }

  /** A copy of what computes {@code outputs} from {@code inputs}. */
  public static SubGraph of(List<? extends Variable> inputs, List<? extends Variable> outputs) {
    List<Variable> leaves = inputs.stream().map(v -> v.type().leaf(v.name())).toList();
    return new SubGraph(leaves, copy(inputs, leaves, outputs));
  }

  @Override
  public List<Variable> expand(List<? extends Variable> inputs) {
    return copy(leaves, inputs, outputs);
  }

  /** The variables that stand for the inputs. */
  public List<Variable> leaves() {
    return leaves;
  }

  /** What the graph computes. */
  public List<Variable> outputs() {
    return outputs;
  }

  private static List<Variable> copy(
      List<? extends Variable> from,
      List<? extends Variable> to,
      List<? extends Variable> outputs) {
    Map<Variable, Variable> copies = new HashMap<>();
    for (int i = 0; i < from.size(); i++) copies.put(from.get(i), to.get(i));
    for (Apply node : Traversal.toposort(outputs, from)) {
      List<Variable> ins = node.inputs().stream().map(v -> copies.getOrDefault(v, v)).toList();
      Apply copy = new Apply(node.op(), ins, node.outputs().stream().map(Variable::type).toList());
      for (int i = 0; i < node.outputs().size(); i++)
        copies.putIfAbsent(node.output(i), Traced.like(copy.output(i), node.output(i)));
    }
    return outputs.stream().map(v -> copies.getOrDefault(v, v)).map(Variable.class::cast).toList();
  }
}
