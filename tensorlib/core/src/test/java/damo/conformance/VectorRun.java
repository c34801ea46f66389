package damo.conformance;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.compile.OnUnusedInput;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.tensor.TensorVariable;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs one case in one mode. */
record VectorRun(Vector vector, Mode mode, Expressions expressions) {
  /** What is wrong, as a sentence; null if nothing. */
  String problem() {
    try {
      return tried();
    } catch (Throwable error) {
      return Expectation.ofError(vector, error);
    }
  }

  private String tried() throws Throwable {
    List<TensorVariable> variables = new ArrayList<>();
    for (Vector.Input in : vector.inputs()) variables.add(variable(in));
    Object got = expressions.evaluate(vector, variables);
    if (!(got instanceof TensorVariable expression)) return Expectation.difference(vector, got);
    INDArray value = values(variables, List.of(expression)).getFirst();
    String different = Expectation.difference(vector, value);
    return different != null || vector.grads().isEmpty()
        ? different
        : gradients(variables, expression);
  }

  private static TensorVariable variable(Vector.Input in) throws ReflectiveOperationException {
    if (in.constructor().equals("tensor"))
      return T.tensor(in.name(), in.value().dtype(), in.lengths());
    return (TensorVariable)
        T.class.getMethod(in.constructor(), String.class).invoke(null, in.name());
  }

  private List<INDArray> values(List<TensorVariable> inputs, List<TensorVariable> outputs) {
    return Damo.function(inputs)
        .outputs(outputs)
        .mode(mode)
        .onUnusedInput(OnUnusedInput.IGNORE)
        .build()
        .callAll(vector.inputs().stream().map(in -> Nd4jBorder.toNd4j(in.value())).toArray());
  }

  private String gradients(List<TensorVariable> variables, TensorVariable value) {
    Value weights =
        Vector.array(
            (String) vector.expect().get("dtype"),
            Vector.longs(vector.expect().get("shape")),
            vector.gradWeights());
    TensorVariable cost = T.sum(value.mul(Nd4jBorder.toNd4j(weights)));
    List<Vector.Input> wrt =
        vector.inputs().stream().filter(in -> vector.grads().containsKey(in.name())).toList();
    List<TensorVariable> at =
        wrt.stream().map(in -> variables.get(vector.inputs().indexOf(in))).toList();
    GradOptions options = GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
    List<INDArray> got = values(variables, T.grad(cost, at, options));
    for (int i = 0; i < wrt.size(); i++) {
      String different = gradient(wrt.get(i), Nd4jBorder.fromNd4j(got.get(i)), vector.grads());
      if (different != null) return different;
    }
    return null;
  }

  private String gradient(Vector.Input in, Value got, Map<String, List<Object>> grads) {
    Value want =
        Vector.array(in.value().dtype().code(), in.value().shape().toLongs(), grads.get(in.name()));
    String different = Expectation.array(vector, got, want);
    return different == null ? null : "gradient of " + in.name() + ": " + different;
  }
}
