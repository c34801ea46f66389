package damo.models;

import damo.T;
import damo.nn.Activation;
import damo.nn.Dense;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * {@code softmax(tanh(x·W + b)·W' + b')}: a network with one hidden layer.
 *
 * @param input features, shape (rows, features)
 * @param hidden from features to hidden units
 * @param top from hidden units to classes
 */
public record Mlp(TensorVariable input, Dense hidden, Dense top) implements Classifier {
  /**
   * Parameters {@code hidden_W}, {@code top_W} by Glorot's rule, {@code hidden_b}, {@code top_b} of
   * 0.
   */
  public static Mlp of(int features, int hiddenUnits, int classes, long seed) {
    Random random = new Random(seed);
    Dense hidden = Dense.of("hidden", features, hiddenUnits, Activation.TANH, random);
    Dense top = Dense.of("top", hiddenUnits, classes, Activation.SOFTMAX, random);
    return new Mlp(T.matrix("x"), hidden, top);
  }

  @Override
  public TensorVariable output() {
    return top.apply(hidden.apply(input));
  }

  @Override
  public List<Dense> layers() {
    return List.of(hidden, top);
  }
}
