package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A layer in which each output sees each input: {@code activation(x·w + b)}.
 *
 * @param w shape (inputs, outputs)
 * @param b shape (outputs)
 * @param activation an {@link Activation}, or any function of a tensor such as {@code T::tanh}
 */
public record Dense(SharedTensor w, SharedTensor b, UnaryOperator<TensorVariable> activation)
    implements Layer {
  /** Parameters {@code name_W} and {@code name_b}; weights by Glorot's rule, biases 0. */
  public static Dense of(
      String name, int in, int out, UnaryOperator<TensorVariable> activation, Random random) {
    return of(name, in, out, activation, Initializer.glorotUniform(), random);
  }

  /** As the other, with another rule for the weights. */
  public static Dense of(
      String name,
      int in,
      int out,
      UnaryOperator<TensorVariable> activation,
      Initializer weights,
      Random random) {
    Settings.lengths(name, in, out);
    return new Dense(
        weights.shared(name + "_W", random, in, out),
        Initializer.zeros().shared(name + "_b", random, out),
        activation);
  }

  /**
   * The layer on top of {@code x}.
   *
   * @param x shape (…, inputs)
   * @return shape (…, outputs)
   */
  @Override
  public TensorVariable apply(TensorVariable x) {
    return activation.apply(T.dot(x, w).add(b));
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(w, b);
  }

  @Override
  public List<SharedTensor> weights() {
    return List.of(w);
  }
}
