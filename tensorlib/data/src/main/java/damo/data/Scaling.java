package damo.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A shift and a scale for each feature, measured on the training data and then applied to all.
 *
 * @param shift float32, shape (1, d): taken away first
 * @param scale float32, shape (1, d): divides what is left; 1 where a feature never varies
 */
public record Scaling(INDArray shift, INDArray scale) {
  /** Makes each feature of {@code x} have mean 0 and standard deviation 1. */
  public static Scaling standard(INDArray x) {
    var facts = ColumnFacts.of(x);
    return new Scaling(facts.row(facts.mean()), facts.divisors(facts.deviation()));
  }

  /** Makes each feature of {@code x} reach from 0 to 1. */
  public static Scaling unit(INDArray x) {
    var facts = ColumnFacts.of(x);
    return new Scaling(facts.row(facts.least()), facts.divisors(facts.range()));
  }

  /** A scaled copy of {@code x}, float32, shape (n, d). */
  public INDArray apply(INDArray x) {
    if (x.rank() != 2 || x.columns() != shift.columns()) {
      throw new DataException(
          "this scaling was measured on %d features, and the data has %d"
              .formatted(shift.columns(), x.rank() == 2 ? x.columns() : x.length()));
    }
    return x.subRowVector(shift).diviRowVector(scale);
  }
}
