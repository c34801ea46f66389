package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/**
 * How much each thing is meant by a vector: {@code x·wᵀ}, with the weights of an {@link Embedding},
 * which lists them as its parameters.
 *
 * @param w shape (things, width)
 */
public record UnEmbedding(SharedTensor w) implements Layer {
  /**
   * A number for each thing, such as a logit.
   *
   * @param x shape (…, width)
   * @return shape (…, things)
   */
  @Override
  public TensorVariable apply(TensorVariable x) {
    return T.dot(x, w.transpose());
  }
}
