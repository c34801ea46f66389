package damo.data.sequence;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.Feed;
import damo.value.Nd4jBorder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inputs and what should come of them, example by example along the first axis.
 *
 * @param x inputs
 * @param y targets, as many as inputs
 */
public record Pairs(INDArray x, INDArray y) {
  public Pairs {
    if (x.rank() == 0 || y.rank() == 0 || x.isEmpty() || x.size(0) != y.size(0)) {
      throw new DataException(
          "inputs of shape %s and targets of shape %s are not one or more pairs"
              .formatted(Arrays.toString(x.shape()), Arrays.toString(y.shape())));
    }
  }

  /** How many pairs there are. */
  public int size() {
    return (int) x.size(0);
  }

  /** These pairs, in this order. Copies. */
  public Pairs rows(int... rows) {
    return new Pairs(Nd4jBorder.rows(x, rows), Nd4jBorder.rows(y, rows));
  }

  /** The pairs {@code from} up to {@code to}. */
  public Pairs range(int from, int to) {
    return rows(IntStream.range(from, to).toArray());
  }

  /** Batches, shuffled anew in each epoch. */
  public Feed<Pairs> feed(int batchSize, long seed) {
    return new Feed<>(BatchPlan.shuffled(size(), batchSize, seed), this::rows);
  }
}
