package damo.nn;

import damo.T;
import damo.error.DamoException;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.UnaryOperator;

/** The usual functions after a linear map, by name; any {@code UnaryOperator} does as well. */
public enum Activation implements UnaryOperator<TensorVariable> {
  LINEAR(x -> x),
  RELU(x -> T.maximum(x, 0)),
  /** A hundredth of what is below 0. */
  LEAKY_RELU(leakyRelu(0.01)),
  /** Between 0 and 6. */
  CAPPED_RELU(x -> T.clip(x, 0, 6)),
  /** {@code x} above 0, {@code eˣ − 1} below. */
  ELU(x -> T.where(x.gt(0), x, T.expm1(T.where(x.gt(0), 0, x)))),
  TANH(T::tanh),
  SIGMOID(x -> T.nnet.sigmoid(x)),
  SOFTPLUS(x -> T.nnet.softplus(x)),
  /** Along the last axis. */
  SOFTMAX(x -> T.nnet.softmax(x, -1));

  private final UnaryOperator<TensorVariable> function;

  Activation(UnaryOperator<TensorVariable> function) {
    this.function = function;
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    return function.apply(x);
  }

  /** {@code x} above 0, and {@code slope · x} below. */
  public static UnaryOperator<TensorVariable> leakyRelu(double slope) {
    Settings.require(Double.isFinite(slope), "a slope is a number, got %s", slope);
    return x -> T.where(x.gt(0), x, x.mul(slope));
  }

  /**
   * The greatest of each {@code pieces} neighbours along the last axis: of shape (…, n) it leaves
   * (…, n / pieces) (I. Goodfellow et al. 2013). An n that is no multiple is an error at run time.
   */
  public static UnaryOperator<TensorVariable> maxout(int pieces) {
    Settings.require(pieces > 0, "maxout takes the greatest of 1 or more, got %d", pieces);
    return x -> {
      TensorVariable shape = x.shape();
      TensorVariable parts = T.stack(List.of(shape.get(-1).floorDiv(pieces), (long) pieces));
      TensorVariable apart = T.concatenate(List.of(shape.get(":-1"), parts), 0);
      return x.reshape(apart, x.ndim() + 1).max(-1);
    };
  }

  /**
   * The activation of a name, whatever its case; {@code "cappedrelu"} and {@code "capped relu"} are
   * {@link #CAPPED_RELU} as well.
   *
   * @throws DamoException that lists those there are
   */
  public static Activation named(String name) {
    return Choice.named(Activation.class, "activation", name);
  }
}
