package damo.nn;

import damo.T;
import damo.random.MrgRandomStreams;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out a share of its inputs, drawn anew in each call, and scales the others up, so that sums
 * stay as they are on average (N. Srivastava et al. 2014). A graph for evaluation is built without
 * it.
 *
 * @param share of the inputs that is left out; at 0 nothing is drawn
 * @param coins what decides
 * @param sharedAxis an axis along which all have the fate of the first, such as the time of a
 *     sequence; null for none
 */
public record Dropout(double share, Coins coins, @Nullable Integer sharedAxis) implements Layer {
  /** Draws of 1, by this chance, and 0. */
  @FunctionalInterface
  public interface Coins {
    /** Of the shape, an integer vector, and of the dtype. */
    TensorVariable flip(TensorVariable shape, double chance, DType dtype);
  }

  public Dropout {
    Settings.require(
        share >= 0 && share < 1, "a share to leave out is at least 0 and below 1, got %s", share);
  }

  /** Each input by itself. */
  public Dropout(double share, MrgRandomStreams streams) {
    this(share, (shape, chance, dtype) -> streams.binomial(shape, chance, dtype), null);
  }

  /** Each input by itself. */
  public Dropout(double share, RandomStreams streams) {
    this(share, (shape, chance, dtype) -> streams.binomial(shape, chance, dtype), null);
  }

  /** One draw for all along an axis: for a sequence, the same units in each step. */
  public Dropout sharedAlong(int axis) {
    return new Dropout(share, coins, axis);
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    return share == 0 ? x : x.mul(mask(x)).div(1 - share);
  }

  private TensorVariable mask(TensorVariable x) {
    if (sharedAxis == null) return coins.flip(x.shape(), 1 - share, x.dtype());
    int axis = sharedAxis;
    return T.expandDims(coins.flip(x.take(0, axis).shape(), 1 - share, x.dtype()), axis);
  }
}
