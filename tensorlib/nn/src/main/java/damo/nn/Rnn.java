package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The plain recurrent layer (J. Elman 1990): {@code h = activation(x w + h u + b)}.
 *
 * @param w shape (inputs, units)
 * @param u shape (units, units)
 * @param b shape (units)
 */
public record Rnn(
    SharedTensor w, SharedTensor u, SharedTensor b, UnaryOperator<TensorVariable> activation)
    implements Recurrent {
  /** Parameters {@code W_rnn_name}, {@code U_rnn_name}, {@code b_rnn_name}, and tanh. */
  public static Rnn of(String name, int inputs, int units, Random random) {
    Settings.lengths("rnn " + name, inputs, units);
    return new Rnn(
        Initializer.glorotUniform().shared("W_rnn_" + name, random, inputs, units),
        Initializer.orthogonal().shared("U_rnn_" + name, random, units, units),
        Initializer.zeros().shared("b_rnn_" + name, random, units),
        T::tanh);
  }

  @Override
  public int units() {
    return u.current().shape().get(0);
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(w, u, b);
  }

  @Override
  public TensorVariable project(TensorVariable x) {
    return T.dot(x, w).add(b);
  }

  @Override
  public List<TensorVariable> step(TensorVariable projected, List<TensorVariable> states) {
    return List.of(activation.apply(projected.add(T.dot(states.getFirst(), u))));
  }
}
