package damo.link.reference;

import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Program;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Elements;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Short ways to write values and to run graphs op by op. */
public final class Graphs {
  private Graphs() {}

  public static Value run(TensorVariable output) {
    return link(List.of(), List.of(output), Map.of()).run(List.of()).getFirst();
  }

  public static Executable link(
      List<? extends Variable> inputs,
      List<? extends Variable> results,
      Map<? extends SharedVariable, ? extends Variable> updates) {
    List<Variable> outputs = new ArrayList<>(results);
    outputs.addAll(updates.values());
    FunctionGraph graph = FunctionGraph.copyOf(inputs, outputs);
    return new ReferenceLinker()
        .link(new Program(graph, results.size(), List.copyOf(updates.keySet()), "test"));
  }

  public static Value value(DType dtype, Ints shape, double... elements) {
    Value out = Value.zeros(dtype, shape);
    for (int i = 0; i < elements.length; i++)
      Elements.of(dtype).setDouble(out.array(), i, elements[i]);
    return out;
  }

  public static Value doubles(double... elements) {
    return value(DType.FLOAT64, Ints.of(elements.length), elements);
  }

  public static Value matrix(int rows, int columns, double... elements) {
    return value(DType.FLOAT64, Ints.of(rows, columns), elements);
  }

  /** 0, 1, 2, … in a shape. */
  public static Value counting(DType dtype, int... shape) {
    Value out = Value.zeros(dtype, Ints.of(shape));
    for (int i = 0; i < out.size(); i++) Elements.of(dtype).setLong(out.array(), i, i);
    return out;
  }

  public static TensorVariable constant(Value v) {
    return TensorConstant.of(v);
  }
}
