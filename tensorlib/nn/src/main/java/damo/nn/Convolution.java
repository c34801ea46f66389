package damo.nn;

import damo.T;
import damo.tensor.Conv;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A convolution of pictures, {@code activation(conv(x, w) + b)}.
 *
 * @param w shape (filters, channels, rows, columns)
 * @param b shape (filters)
 * @param options borders, strides and so on
 */
public record Convolution(
    SharedTensor w, SharedTensor b, Conv options, UnaryOperator<TensorVariable> activation)
    implements Layer {
  /** Parameters {@code name_W} by He's rule, and {@code name_b} of 0; borders as they come. */
  public static Convolution of(
      String name,
      int channels,
      int filters,
      int size,
      UnaryOperator<TensorVariable> activation,
      Random random) {
    return new Convolution(
        Initializer.heUniform().shared(name + "_W", random, filters, channels, size, size),
        Initializer.zeros().shared(name + "_b", random, filters),
        Conv.options(),
        activation);
  }

  /** The same layer with other borders, strides and so on. */
  public Convolution with(Conv others) {
    return new Convolution(w, b, others, activation);
  }

  /**
   * @param x shape (batch, channels, rows, columns)
   * @return shape (batch, filters, rows, columns)
   */
  @Override
  public TensorVariable apply(TensorVariable x) {
    return activation.apply(T.nnet.conv2d(x, w, options).add(b.dimshuffle('x', 0, 'x', 'x')));
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
