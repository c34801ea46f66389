package damo.models;

import damo.T;
import damo.nn.Activation;
import damo.nn.Dense;
import damo.nn.Initializer;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * {@code softmax(x·W + b)}: a line between each two classes.
 *
 * @param input features, shape (rows, features)
 * @param layer its weights begin at 0, which is as good as anything: the loss is convex
 */
public record LogisticRegression(TensorVariable input, Dense layer) implements Classifier {
  /** Parameters {@code logistic_W} and {@code logistic_b}, all 0. */
  public static LogisticRegression of(int features, int classes) {
    Dense layer =
        Dense.of(
            "logistic", features, classes, Activation.SOFTMAX, Initializer.zeros(), new Random(0));
    return new LogisticRegression(T.matrix("x"), layer);
  }

  @Override
  public TensorVariable output() {
    return layer.apply(input);
  }

  @Override
  public List<Dense> layers() {
    return List.of(layer);
  }
}
