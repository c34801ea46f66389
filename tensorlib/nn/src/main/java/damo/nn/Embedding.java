package damo.nn;

import damo.error.DTypeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * A vector of its own for each of finitely many things, such as words: the rows of {@code w} that
 * integers name. A gradient descent step changes only the rows used. Its weights are not penalised.
 *
 * @param w shape (things, width)
 */
public record Embedding(SharedTensor w) implements Layer {
  /** The parameter {@code name_W}, normal with deviation 0.01. */
  public static Embedding of(String name, int things, int width, Random random) {
    return of(name, things, width, Initializer.normal(0.01), random);
  }

  /** As the other, with another rule for the weights. */
  public static Embedding of(
      String name, int things, int width, Initializer weights, Random random) {
    Settings.require(
        things > 0 && width > 0,
        "the embedding %s needs at least one row and one column, got %d and %d",
        name,
        things,
        width);
    return new Embedding(weights.shared(name + "_W", random, things, width));
  }

  /**
   * The rows of these ids.
   *
   * @param ids integers of any shape, from 0 to things − 1, or from −things to count from the end
   * @return shape (…, width)
   * @throws DTypeException if they are no integers
   */
  @Override
  public TensorVariable apply(TensorVariable ids) {
    if (!ids.dtype().isInteger())
      throw new DTypeException("ids of an embedding are integers, got " + ids.label());
    return w.take(ids, 0);
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(w);
  }

  /** The way back from vectors to a number for each thing, with the same weights. */
  public UnEmbedding back() {
    return new UnEmbedding(w);
  }
}
