package damo.nn.training;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.value.Nd4jBorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Why saved values are not those of some variables: a line for each kind of reason. */
record Misfits(List<String> missing, List<String> unknown, List<String> others) {
  static Misfits between(Map<String, SharedTensor> variables, Map<String, INDArray> values) {
    List<String> others = new ArrayList<>();
    values.forEach((name, value) -> {
      SharedTensor variable = variables.get(name);
      if (variable != null && !form(value).equals(form(variable)))
        others.add("%s (%s, saved as %s)".formatted(name, form(variable), form(value)));
    });
    return new Misfits(
        variables.keySet().stream().filter(name -> !values.containsKey(name)).toList(),
        values.keySet().stream().filter(name -> !variables.containsKey(name)).toList(),
        others);
  }

  private static String form(SharedTensor variable) {
    return form(variable.dtype(), variable.current().shape());
  }

  private static String form(INDArray value) {
    return form(Nd4jBorder.dtypeOf(value), Ints.of(value.shape()));
  }

  static String form(DType dtype, Ints shape) {
    return Objects.toString(dtype) + " " + shape;
  }

  void check(String from) {
    List<String> reasons = new ArrayList<>();
    add(reasons, "it lacks ", missing);
    add(reasons, "the model does not have its ", unknown);
    add(reasons, "of another shape or dtype: ", others);
    if (!reasons.isEmpty())
      throw new CheckpointException(
          from + " is a checkpoint of another model: " + String.join("; ", reasons));
  }

  private static void add(List<String> reasons, String what, List<String> names) {
    if (!names.isEmpty()) reasons.add(what + String.join(", ", names));
  }
}
