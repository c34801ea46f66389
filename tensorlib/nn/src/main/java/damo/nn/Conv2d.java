package damo.nn;

import damo.T;
import damo.tensor.Conv;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Filters moved over pictures: {@code activation(conv2d(x, w) + b)}.
 *
 * @param w shape (filters, channels, rows, columns)
 * @param b shape (filters)
 * @param options border, strides, and whether filters are turned round, as they are unless said
 */
public record Conv2d(
    SharedTensor w, SharedTensor b, Conv options, UnaryOperator<TensorVariable> activation)
    implements Layer {
  /**
   * Parameters {@code name_W} by Glorot's rule and {@code name_b} of 0; filters stay within the
   * picture and take every place.
   *
   * @param filters filters, channels, rows and columns
   */
  public static Conv2d of(
      String name, int[] filters, UnaryOperator<TensorVariable> activation, Random random) {
    Settings.require(
        filters.length == 4 && Arrays.stream(filters).allMatch(n -> n > 0),
        "the filters of %s are a number of filters, channels, rows and columns, got %s",
        name,
        Arrays.toString(filters));
    return new Conv2d(
        Initializer.glorotUniform().shared(name + "_W", random, filters),
        Initializer.zeros().shared(name + "_b", random, filters[0]),
        Conv.options(),
        activation);
  }

  /** With other borders or strides. */
  public Conv2d with(Conv other) {
    return new Conv2d(w, b, other, activation);
  }

  /**
   * The layer on top of pictures.
   *
   * @param x shape (batch, channels, rows, columns)
   * @return shape (batch, filters, rows, columns) of fewer rows and columns, by border and strides
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
