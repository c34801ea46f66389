package damo.nn;

import damo.error.ShapeException;
import damo.random.MrgRandomStreams;
import damo.tensor.TensorVariable;

/**
 * Noise for training: each element is 0 with probability {@code p}, the others grow by {@code 1 /
 * (1 − p)}, so that the mean stays (N. Srivastava et al. 2014). What is evaluated is built without
 * this layer.
 *
 * @param p at least 0, below 1; 0 gives the input itself
 * @param perSequence whether the first axis is time, and what is dropped stays dropped along it (Y.
 *     Gal, Z. Ghahramani 2016)
 */
public record Dropout(double p, boolean perSequence, MrgRandomStreams streams) implements Layer {
  public Dropout {
    Settings.require(
        p >= 0 && p < 1, "the share that is dropped must be at least 0 and below 1, got %s", p);
  }

  /** Each element by itself. */
  public static Dropout of(double p, MrgRandomStreams streams) {
    return new Dropout(p, false, streams);
  }

  /** The same elements at each step of a sequence of shape (steps, …). */
  public static Dropout alongTime(double p, MrgRandomStreams streams) {
    return new Dropout(p, true, streams);
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    if (p == 0) return x;
    return x.mul(kept(x).div(1 - p));
  }

  private TensorVariable kept(TensorVariable x) {
    if (!perSequence) return streams.binomial(x.shape(), 1 - p, x.dtype());
    if (x.ndim() < 2)
      throw new ShapeException("dropout along time needs a time axis and others: " + x.label());
    return streams.binomial(x.shape().get("1:"), 1 - p, x.dtype());
  }
}
