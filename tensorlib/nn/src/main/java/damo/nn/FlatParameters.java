package damo.nn;

import damo.T;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;

/** All parameters as one vector, and back. */
record FlatParameters(List<SharedTensor> parameters, DType dtype) {
  static FlatParameters of(List<SharedTensor> parameters) {
    Settings.require(!parameters.isEmpty(), "there are no parameters to train");
    DType dtype = parameters.getFirst().dtype();
    for (SharedTensor p : parameters)
      Settings.require(
          p.dtype() == dtype,
          "the parameters %s and %s have different dtypes, %s and %s",
          parameters.getFirst().label(),
          p.label(),
          dtype,
          p.dtype());
    return new FlatParameters(parameters, dtype);
  }

  /** One vector of a tensor for each parameter, in its shape. */
  TensorVariable join(List<? extends TensorVariable> each) {
    return T.concatenate(each.stream().map(TensorVariable::flatten).toList());
  }

  /** The parts of a vector, in the shapes of the parameters. */
  List<TensorVariable> split(TensorVariable vector) {
    List<TensorVariable> parts = new ArrayList<>();
    int from = 0;
    for (SharedTensor p : parameters) {
      int[] shape = p.current().shape().toArray();
      int to = from + p.current().size();
      Object[] dims = new Object[shape.length];
      for (int i = 0; i < dims.length; i++) dims[i] = shape[i];
      parts.add(vector.get(T.slice(from, to)).reshape(dims));
      from = to;
    }
    return parts;
  }
}
