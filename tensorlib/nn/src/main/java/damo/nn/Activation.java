package damo.nn;

import damo.T;
import damo.error.DamoException;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The usual functions after a linear map, by name; any {@code UnaryOperator} does as well. */
public enum Activation implements UnaryOperator<TensorVariable> {
  LINEAR(x -> x),
  RELU(x -> T.maximum(x, 0)),
  TANH(T::tanh),
  SIGMOID(x -> T.nnet.sigmoid(x)),
  SOFTPLUS(x -> T.nnet.softplus(x)),
  /** {@code x} above 0, else {@code exp(x) - 1}. */
  ELU(x -> T.nnet.elu(x)),
  /** {@code x} above 0, else a hundredth of it. */
  LEAKY_RELU(leakyRelu(0.01)),
  /** Between 0 and 6. */
  CAPPED_RELU(x -> T.clip(x, 0, 6)),
  /** Along the last axis. */
  SOFTMAX(x -> T.nnet.softmax(x));

  private final UnaryOperator<TensorVariable> function;

  Activation(UnaryOperator<TensorVariable> function) {
    this.function = function;
  }

  /**
   * The activation of a name such as {@code "relu"}, in small or capital letters.
   *
   * @throws damo.error.DamoException naming those there are, if there is none of that name
   */
  public static Activation named(String name) {
    return Arrays.stream(values())
        .filter(a -> a.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new DamoException(
                "no activation is called %s; there are %s"
                    .formatted(name, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }

  /** {@code x} above 0, else {@code slope x}. */
  public static UnaryOperator<TensorVariable> leakyRelu(double slope) {
    return x -> T.nnet.relu(x, slope);
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    return function.apply(x);
  }
}
