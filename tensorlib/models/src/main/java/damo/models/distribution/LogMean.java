package damo.models.distribution;

import damo.T;
import damo.tensor.TensorVariable;

/** Means of numbers that are kept as their logarithms. */
public final class LogMean {
  private LogMean() {}

  /**
   * {@code log(mean(exp(x)))} along an axis, without overflow: what importance weights are averaged
   * by.
   *
   * @param axis goes away; negative ones count from the end
   */
  public static TensorVariable of(Object x, int axis) {
    TensorVariable numbers = T.asTensor(x);
    int place = axis < 0 ? axis + numbers.ndim() : axis;
    TensorVariable count = numbers.shape().get(place).astype(numbers.dtype());
    return T.logsumexp(numbers, axis).sub(T.log(count));
  }
}
