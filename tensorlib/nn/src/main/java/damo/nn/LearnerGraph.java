package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * The network of a {@link Learner} in symbols: {@code yhat = softmax(relu(x·W1 + B1)·W2 + B2)}, or
 * {@code softmax(x·W + B)} without hidden units, and {@code cost = mean(−log yhat[row, y])}.
 *
 * @param x features, floatX, shape (rows, features)
 * @param y labels, int32, shape (rows)
 * @param yhat probabilities, shape (rows, classes)
 * @param cost a scalar
 * @param layers from the first to the last
 */
public record LearnerGraph(
    TensorVariable x,
    TensorVariable y,
    TensorVariable yhat,
    TensorVariable cost,
    List<Dense> layers) {
  private static final Initializer WEIGHTS = Initializer.uniform(0.005);

  static LearnerGraph of(int features, int hidden, int classes, Random random) {
    TensorVariable x = T.matrix("X");
    TensorVariable y = T.ivector("Y");
    List<Dense> layers = layers(features, hidden, classes, random);
    TensorVariable yhat = x;
    for (Dense layer : layers) yhat = layer.apply(yhat);
    // The same as mean(-log(diag(yhat.T[y]))), and finite where a probability underflows.
    TensorVariable cost = T.mean(T.nnet.categoricalCrossentropy(yhat, y)).named("cost");
    return new LearnerGraph(x, y, yhat.named("Yhat"), cost, layers);
  }

  private static List<Dense> layers(int features, int hidden, int classes, Random random) {
    if (hidden == 0) return List.of(layer("", features, classes, Activation.SOFTMAX, random));
    return List.of(
        layer("1", features, hidden, Activation.RELU, random),
        layer("2", hidden, classes, Activation.SOFTMAX, random));
  }

  private static Dense layer(String suffix, int in, int out, Activation activation, Random random) {
    SharedTensor w = WEIGHTS.shared("W" + suffix, random, in, out);
    return new Dense(w, Initializer.zeros().shared("B" + suffix, random, out), activation);
  }

  /** Weights and biases of each layer. */
  public List<SharedTensor> params() {
    return layers.stream().flatMap(layer -> layer.params().stream()).toList();
  }
}
