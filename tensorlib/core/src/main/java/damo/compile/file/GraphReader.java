package damo.compile.file;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Op;
import damo.graph.Type;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link GraphWriter} wrote. */
final class GraphReader {
  /** A graph: what it is given, and what it computes. */
  record Part(List<Variable> leaves, List<Variable> outputs) {
    <X> X as(BiFunction<List<Variable>, List<Variable>, X> kind) {
      return kind.apply(leaves, outputs);
    }
  }

  private final DataReader in;
  private final List<Variable> variables = new ArrayList<>();

  GraphReader(DataReader in) {
    this.in = in;
  }

  Part read() throws IOException {
    int leaves = variables();
    variables();
    int nodes = in.count();
    for (int i = 0; i < nodes; i++) node();
    return new Part(List.copyOf(variables.subList(0, leaves)), numbered());
  }

  private int variables() throws IOException {
    int n = in.count();
    for (int i = 0; i < n; i++) variables.add(in.read(Variable.class));
    return n;
  }

  private List<Variable> numbered() throws IOException {
    int n = in.count();
    List<Variable> out = new ArrayList<>();
    for (int i = 0; i < n; i++) out.add(variables.get(in.number()));
    return out;
  }

  private void node() throws IOException {
    Op op = in.read(Op.class);
    List<Variable> inputs = numbered();
    int n = in.count();
    List<Type> types = new ArrayList<>();
    List<@Nullable String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      types.add(in.read(Type.class));
      names.add(in.name());
    }
    if (op.outputTypes(inputs).size() != n)
      throw new DamoException(op.name() + " has not " + n + " outputs");
    Apply node = new Apply(op, inputs, types);
    for (int i = 0; i < n; i++) {
      String name = names.get(i);
      if (name != null && node.output(i) instanceof TensorVariable v) v.named(name);
      variables.add(node.output(i));
    }
  }
}
