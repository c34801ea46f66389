package damo.nn;

import damo.T;
import damo.tensor.Pool;
import damo.tensor.TensorVariable;

/** The largest or the mean of windows over the last two axes, as the options say. */
public record Pool2d(Pool options) implements Layer {
  /** The largest of windows side by side; what is left at the border is dropped. */
  public static Pool2d max(int rows, int columns) {
    return new Pool2d(Pool.window(rows, columns).ignoreBorder(true));
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    return T.signal.pool2d(x, options);
  }
}
