package damo.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.graph.FunctionGraph;
import damo.graph.GraphCheck;
import damo.graph.Variable;
import damo.link.reference.Interpreter;
import damo.tensor.TensorVariable;
import damo.testing.OpCase;
import damo.testing.OpCase.Declared;
import damo.testing.OpRow;
import damo.testing.OpTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar of graphs holds after every pass, for every op and its gradient. */
class GraphsAfterPassesTest {
  static Stream<OpRow> rows() {
    return OpTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void graphsAreWellFormedAfterEveryPass(OpRow row) {
    for (OpCase c : row.cases())
      for (Declared declared : c.declarations()) {
        List<TensorVariable> inputs = c.variables(declared);
        List<Variable> outputs = outputs(c, inputs);
        check(c, Pipeline.canonical(new Interpreter()::evaluate), inputs, outputs);
        check(c, Pipeline.full(new Interpreter()::evaluate), inputs, outputs);
      }
  }

  private static void check(
      OpCase c, Pipeline pipeline, List<TensorVariable> inputs, List<Variable> outputs) {
    FunctionGraph graph = FunctionGraph.copyOf(inputs, outputs);
    assertEquals(List.of(), GraphCheck.faults(graph), c + " before rewriting");
    pipeline.run(
        graph,
        pass -> assertEquals(List.of(), GraphCheck.faults(graph), c + " after " + pass.name()));
    for (int i = 0; i < outputs.size(); i++) {
      Variable was = outputs.get(i);
      Variable is = graph.outputs().get(i);
      assertEquals(true, was.type().compatible(is.type()), c + ": " + was.type() + is.type());
    }
  }

  /** The expression and its gradients, where it has some. */
  private static List<Variable> outputs(OpCase c, List<TensorVariable> inputs) {
    TensorVariable out = c.expression().of(inputs);
    List<Variable> all = new ArrayList<>(List.of(out));
    if (!out.dtype().isFloat()) return all;
    GradOptions options =
        GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE).nullGradients("return");
    List<TensorVariable> wrt = c.floats().stream().map(inputs::get).toList();
    Gradients.grad(out.sum(), wrt, options).stream().filter(Objects::nonNull).forEach(all::add);
    return all;
  }
}
