package damo.models;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.Dataset;
import damo.nn.Dense;
import damo.nn.Optimizer;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/** A graph from features to the probabilities of classes, and what follows from that. */
public interface Classifier {
  /** Features, floatX, shape (rows, features). */
  TensorVariable input();

  /** Probabilities, shape (rows, classes). */
  TensorVariable output();

  /** From the first to the last. */
  List<Dense> layers();

  /** The most probable class of each row, int64, shape (rows). */
  default TensorVariable pred() {
    return output().argmax(1);
  }

  /**
   * The mean of {@code −log} of the probability of the right class.
   *
   * @param y labels, an integer vector
   */
  default TensorVariable loss(TensorVariable y) {
    return T.nnet.categoricalCrossentropy(output(), y).mean();
  }

  /** The share of the rows whose most probable class is not {@code y}. */
  default TensorVariable errors(TensorVariable y) {
    return pred().neq(y).mean();
  }

  /** A function of features and labels that gives the loss and makes one step by {@code rule}. */
  default Function trainFunction(Optimizer rule) {
    TensorVariable y = T.ivector("y");
    TensorVariable loss = loss(y);
    return Damo.function(List.of(input(), y), loss, rule.updates(loss, params()));
  }

  /** The share of the rows that the model gets wrong, between 0 and 1. */
  default double errors(Dataset data) {
    TensorVariable y = T.ivector("y");
    return Damo.function(List.of(input(), y), errors(y)).callDouble(data.x(), data.y());
  }

  /** Weights and biases. */
  default List<SharedTensor> params() {
    return layers().stream().flatMap(layer -> layer.params().stream()).toList();
  }

  /** The sum of all |weight|: a penalty that makes weights zero. Biases are left out. */
  default TensorVariable l1() {
    return layers().stream().map(Dense::l1).reduce(T::add).orElseThrow();
  }

  /** The sum of all weight²: a penalty that keeps weights small. Biases are left out. */
  default TensorVariable l2Sqr() {
    return layers().stream().map(Dense::l2Sqr).reduce(T::add).orElseThrow();
  }
}
