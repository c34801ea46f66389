package damo.models.filter;

import damo.data.DataException;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is known of hidden states after each frame, from it and those before. All is float64.
 *
 * @param means of the states, shape (sequences, frames, states)
 * @param covariances of the states, shape (sequences, frames, states, states); with one sequence
 *     for all where they do not depend on what was seen
 * @param logLikelihood of what was seen, in nats, shape (sequences)
 */
public record Filtered(INDArray means, INDArray covariances, INDArray logLikelihood) {
  /**
   * How far the means are from the true states: the root of the mean square over all numbers.
   *
   * @param states shape (sequences, frames, states)
   */
  public double rmse(INDArray states) {
    if (!Arrays.equals(states.shape(), means.shape())) {
      throw new DataException(
          "the states have shape %s, and what was filtered has %s"
              .formatted(Arrays.toString(states.shape()), Arrays.toString(means.shape())));
    }
    INDArray far = means.sub(states.castTo(DataType.DOUBLE));
    return Math.sqrt(far.muli(far).meanNumber().doubleValue());
  }
}
