package damo.compile.file;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Op;
import damo.graph.SubGraph;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.control.FrozenGraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a graph: its leaves, whatever else it needs that nothing computes, its nodes, its outputs.
 * Variables are numbered in that order.
 */
final class GraphWriter {
  private final DataWriter out;
  private final Map<Variable, Integer> numbers = new HashMap<>();

  GraphWriter(DataWriter out) {
    this.out = out;
  }

  void write(List<? extends Variable> leaves, List<? extends Variable> outputs) throws IOException {
    List<Variable> others =
        Traversal.leaves(outputs, leaves).stream().filter(v -> !leaves.contains(v)).toList();
    List<Apply> nodes = Traversal.toposort(outputs, leaves);
    variables(leaves);
    variables(others);
    out.count(nodes.size());
    for (Apply node : nodes) node(node);
    numbers(outputs);
  }

  /** Leaves may be variables that something computes outside: here they are given. */
  private void variables(List<? extends Variable> variables) throws IOException {
    out.count(variables.size());
    for (Variable v : variables) {
      numbers.put(v, numbers.size());
      out.write(v);
    }
  }

  private void numbers(List<? extends Variable> variables) throws IOException {
    out.count(variables.size());
    for (Variable v : variables) out.count(Objects.requireNonNull(numbers.get(v), v::label));
  }

  private void node(Apply node) throws IOException {
    out.bytes(op(node));
    numbers(node.inputs());
    out.count(node.outputs().size());
    for (Variable v : node.outputs()) {
      numbers.putIfAbsent(v, numbers.size());
      out.write(v.type());
      out.write(v.name());
    }
  }

  private byte[] op(Apply node) throws IOException {
    try {
      return bytes(node.op());
    } catch (DamoException unstorable) {
      return bytes(asGraph(node, unstorable));
    }
  }

  private byte[] bytes(Op op) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    out.to(bytes).write(op);
    return bytes.toByteArray();
  }

  /** An op that stands for a graph can be stored as that. */
  private static FrozenGraph asGraph(Apply node, DamoException unstorable) {
    return switch (node.meaning()) {
      case Meaning.Nested(var body) -> new FrozenGraph(node.op().name(), body);
      case Meaning.Composite(var expansion) -> {
        List<Variable> leaves = node.inputs().stream().map(v -> v.type().leaf(v.name())).toList();
        yield new FrozenGraph(node.op().name(), SubGraph.of(leaves, expansion.expand(leaves)));
      }
      case Meaning.Custom c ->
          throw new DamoException(
              "the op "
                  + node.op().name()
                  + " (made at "
                  + node.output(0).origin()
                  + ") is Java code, which a file cannot hold",
              unstorable);
      default -> throw unstorable;
    };
  }
}
