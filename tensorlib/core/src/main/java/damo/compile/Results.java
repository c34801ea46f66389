package damo.compile;

import damo.error.DamoException;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The outputs of a function as its callers get them. */
final class Results {
  private final String function;
  private final List<Out> outs;
  private final @Nullable INDArray[] lent;

  Results(String function, List<Out> outs) {
    this.function = function;
    this.outs = List.copyOf(outs);
    this.lent = new INDArray[outs.size()];
  }

  List<Out> outs() {
    return outs;
  }

  List<TensorVariable> variables() {
    return outs.stream().map(o -> (TensorVariable) o.variable()).toList();
  }

  @Nullable INDArray first(List<Value> values) {
    return values.isEmpty() ? null : give(0, values.getFirst());
  }

  List<INDArray> all(List<Value> values) {
    List<INDArray> out = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) out.add(give(i, values.get(i)));
    return out;
  }

  /** The values of some outputs, by their numbers. */
  List<INDArray> some(int[] numbers, List<Value> values) {
    List<INDArray> out = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) out.add(give(numbers[i], values.get(i)));
    return out;
  }

  double number(List<Value> values) {
    if (!values.isEmpty() && values.getFirst().size() == 1) return values.getFirst().getDouble(0);
    throw new DamoException(
        function
            + ": callDouble needs a first output of one element, got "
            + (values.isEmpty() ? "no output" : "shape " + values.getFirst().shape()));
  }

  /** A new array, or the one of the last call if it may be lent again. */
  private INDArray give(int output, Value v) {
    if (!outs.get(output).borrow()) return Nd4jBorder.toNd4j(v);
    INDArray last = lent[output];
    if (last == null || !Nd4jBorder.write(v, last)) lent[output] = last = Nd4jBorder.toNd4j(v);
    return last;
  }

  /** Looks whether there are outputs of these numbers. */
  void check(int[] numbers) {
    for (int n : numbers)
      if (n < 0 || n >= outs.size())
        throw new DamoException(
            function
                + " has "
                + outs.size()
                + " outputs, numbered from 0; asked for "
                + Arrays.toString(numbers));
  }

  List<String> labels() {
    return outs.stream().map(Out::variable).map(Variable::label).toList();
  }
}
