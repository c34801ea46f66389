package damo.nn;

import damo.T;
import damo.tensor.TensorVariable;
import java.util.function.UnaryOperator;

/** The usual functions after a linear map, by name; any {@code UnaryOperator} does as well. */
public enum Activation implements UnaryOperator<TensorVariable> {
  LINEAR(x -> x),
  RELU(x -> T.maximum(x, 0)),
  TANH(T::tanh),
  SIGMOID(x -> T.nnet.sigmoid(x)),
  SOFTPLUS(x -> T.nnet.softplus(x)),
  /** Along the last axis. */
  SOFTMAX(x -> T.nnet.softmax(x));

  private final UnaryOperator<TensorVariable> function;

  Activation(UnaryOperator<TensorVariable> function) {
    this.function = function;
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    return function.apply(x);
  }
}
