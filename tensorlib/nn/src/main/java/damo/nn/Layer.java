package damo.nn;

import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * A map from tensors to tensors, mostly with parameters of its own; a function without any, such as
 * {@code T::tanh}, is one as well.
 */
@FunctionalInterface
public interface Layer {
  /** The layer on top of {@code x}. */
  TensorVariable apply(TensorVariable x);

  /** What is trained. */
  default List<SharedTensor> params() {
    return List.of();
  }

  /** Those of the parameters that are penalised for being large: no biases. */
  default List<SharedTensor> weights() {
    return List.of();
  }

  /** The sum of absolute weights, a scalar. */
  default TensorVariable l1() {
    return Penalty.L1.of(weights());
  }

  /** The sum of squared weights, a scalar. */
  default TensorVariable l2Sqr() {
    return Penalty.L2.of(weights());
  }
}
