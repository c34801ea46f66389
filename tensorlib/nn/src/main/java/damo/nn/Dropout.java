package damo.nn;

import damo.T;
import damo.random.MrgRandomStreams;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out a share of its inputs, drawn anew in each call, and scales the others up, so that sums
 * stay as they are on average (N. Srivastava et al. 2014). A graph for evaluation is built without
 * it.
 *
 * @param share of the inputs that is left out; at 0 nothing is drawn
 * @param streams where draws come from
 * @param sharedAxis an axis along which all have the fate of the first, such as the time of a
 *     sequence; null for none
 */
public record Dropout(double share, MrgRandomStreams streams, @Nullable Integer sharedAxis)
    implements Layer {
  public Dropout {
    Settings.require(
        share >= 0 && share < 1, "a share to leave out is at least 0 and below 1, got %s", share);
  }

  /** Each input by itself. */
  public Dropout(double share, MrgRandomStreams streams) {
    this(share, streams, null);
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    return share == 0 ? x : x.mul(mask(x)).div(1 - share);
  }

  private TensorVariable mask(TensorVariable x) {
    if (sharedAxis == null) return streams.binomial(x.shape(), 1, 1 - share, x.dtype());
    int axis = sharedAxis;
    TensorVariable kept = streams.binomial(x.take(0, axis).shape(), 1, 1 - share, x.dtype());
    return T.expandDims(kept, axis);
  }
}
