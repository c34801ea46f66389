package damo.nn;

import damo.T;
import damo.error.DTypeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * A table with a row for each symbol.
 *
 * @param w shape (symbols, width)
 */
public record Embedding(SharedTensor w) implements Layer {
  /** The parameter {@code name_W}, normal with deviation .1. */
  public static Embedding of(String name, int symbols, int width, Random random) {
    return of(name, symbols, width, Initializer.normal(0.1), random);
  }

  /** As the other, with another rule for the rows. */
  public static Embedding of(String name, int symbols, int width, Initializer rows, Random random) {
    Settings.lengths(name, symbols, width);
    return new Embedding(rows.shared(name + "_W", random, symbols, width));
  }

  /**
   * The rows of symbols. The gradient touches only these.
   *
   * @param x integers from 0 to symbols − 1, of any shape; negative ones count from the end, and
   *     one beyond either end is an error at run time that names it
   * @return shape (x's …, width)
   * @throws DTypeException if {@code x} has no integers
   */
  @Override
  public TensorVariable apply(TensorVariable x) {
    if (!x.dtype().isInteger())
      throw new DTypeException("symbols are integers, got %s %s".formatted(x.label(), x.type()));
    return w.get(x);
  }

  /**
   * How well each symbol fits: products with all rows, for a softmax, by the same table.
   *
   * @param h shape (…, width)
   * @return shape (…, symbols)
   */
  public TensorVariable unembed(TensorVariable h) {
    return T.dot(h, w.transpose());
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(w);
  }
}
