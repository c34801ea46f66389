package damo;

import damo.op.conv.Border;
import damo.op.conv.Convolutions;
import damo.tensor.TensorVariable;

/** Functions of signals: images without channels. */
public final class Signal {
  Signal() {}

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
