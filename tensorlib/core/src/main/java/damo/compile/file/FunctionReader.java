package damo.compile.file;

import damo.error.DamoException;
import damo.graph.FunctionGraph;
import damo.graph.GraphCheck;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.Program;
import damo.tensor.SharedTensor;
import damo.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link FunctionWriter} wrote. */
final class FunctionReader {
  private final DataReader in;

  FunctionReader(byte[] bytes) {
    this.in = new DataReader(bytes);
  }

  StoredFunction read() throws IOException {
    String name = in.read(String.class);
    String mode = in.read(String.class);
    int n = in.count();
    List<StoredFunction.Input> inputs = new ArrayList<>();
    for (int i = 0; i < n; i++) inputs.add(input());
    List<Boolean> borrowed = in.read(List.class).stream().map(Boolean.class::cast).toList();
    List<SharedVariable> updated =
        in.read(List.class).stream().map(SharedVariable.class::cast).toList();
    GraphReader.Part part = new GraphReader(in).read();
    FunctionGraph graph = FunctionGraph.copyOf(part.leaves(), part.outputs());
    check(graph, borrowed.size() + updated.size());
    return new StoredFunction(
        name,
        mode,
        matched(inputs, graph.inputs()),
        borrowed,
        new Program(graph, borrowed.size(), updated, name));
  }

  private static void check(FunctionGraph graph, int outputs) {
    if (graph.outputs().size() != outputs)
      throw new DamoException(
          "its graph has " + graph.outputs().size() + " outputs where " + outputs + " are meant");
    List<String> faults = GraphCheck.faults(graph);
    if (!faults.isEmpty()) throw new DamoException("its graph is none: " + faults.getFirst());
  }

  private StoredFunction.Input input() throws IOException {
    return new StoredFunction.Input(
        in.read(Variable.class),
        in.name(),
        in.read(Boolean.class),
        in.read(Boolean.class),
        in.read(Boolean.class),
        in.read(Boolean.class),
        (Value) in.read(),
        (SharedTensor) in.read());
  }

  /** The inputs without a state are those of the graph. */
  private static List<StoredFunction.Input> matched(
      List<StoredFunction.Input> inputs, List<Variable> leaves) {
    List<StoredFunction.Input> out = new ArrayList<>();
    int next = 0;
    for (StoredFunction.Input i : inputs)
      out.add(i.state() != null ? i : i.standingFor(leaves.get(next++)));
    return out;
  }
}
