package damo.nn;

import damo.T;
import damo.tensor.TensorVariable;

/** How long a last axis is, where a length of 1 would else be stretched unseen. */
final class Width {
  private Width() {}

  /** {@code x}, of which a call checks that its last axis has this length. */
  static TensorVariable of(TensorVariable x, long length) {
    Object[] shape = new Object[x.ndim()];
    shape[x.ndim() - 1] = length;
    return T.specifyShape(x, shape);
  }
}
