package damo;

import damo.op.conv.Border;
import damo.op.conv.Convolutions;
import damo.op.pool.Pooling;
import damo.tensor.Pool;
import damo.tensor.TensorVariable;

/** Functions of signals: images without channels. */
public final class Signal {
  Signal() {}

  /**
   * Each window over the last two axes to one number; x has any rank from two on.
   *
   * @param options windows side by side are cut at the end, unless {@code ignoreBorder(true)}
   * @return along an axis of length n, with p zeros on either side, windows of length w and stride
   *     s: if the border is ignored {@code (n + 2p − w) / s + 1} numbers, rounded down, else as
   *     many as start inside and reach beyond the one before; averages of integers are floats. The
   *     gradient of a maximum goes to all elements that are equal to it.
   * @throws damo.error.ShapeException for less than two axes
   * @throws damo.error.DamoException for a pad without {@code ignoreBorder(true)}, or one that is
   *     not less than the window
   */
  public TensorVariable pool2d(Object x, Pool options) {
    return Pooling.of(2, x, options);
  }

  /** As {@link #pool2d}, over the last three axes. */
  public TensorVariable pool3d(Object x, Pool options) {
    return Pooling.of(3, x, options);
  }

  /**
   * The largest elements of patches that lie side by side over the last two axes, where they are,
   * and zeros elsewhere; what is left over at the end is zero.
   *
   * @param patch rows and columns
   */
  public TensorVariable maxPool2dSameSize(Object x, int... patch) {
    return Pooling.ofSameSize(x, patch);
  }

  /** As {@link #conv2d(Object, Object, String)}, without border. */
  public TensorVariable conv2d(Object x, Object filters) {
    return conv2d(x, filters, "valid");
  }

  /**
   * True convolution of an image (rows, columns), or of each of a stack of images, with a filter or
   * each of a stack of filters.
   *
   * @param border {@code "valid"} or {@code "full"}
   * @return (images, filters, rows, columns), without the axis of what was not a stack
   * @throws damo.error.ShapeException for other ranks than 2 and 3
   */
  public TensorVariable conv2d(Object x, Object filters, String border) {
    return Convolutions.single(x, filters, Border.of(border));
  }
}
