package damo.rewrite.engine;

import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/** Makes a replacement take the place of a variable exactly: same dtype, same known lengths. */
final class Fit {
  private Fit() {}

  /**
   * {@code found} in the dtype of {@code old}; null if its lengths are not known to be those of
   * {@code old}, or if it is a float and {@code old} is not.
   */
  static @Nullable Variable to(Variable old, Variable found) {
    TensorVariable before = (TensorVariable) old;
    if (((TensorVariable) found).dtype().isFloat() && !before.dtype().isFloat()) return null;
    TensorVariable after = Cast.to((TensorVariable) found, before.dtype());
    if (after.ndim() != before.ndim()) return null;
    for (int i = 0; i < before.ndim(); i++) {
      int was = before.type().lengths().get(i);
      int is = after.type().lengths().get(i);
      if (was >= 0 && is != was) return null;
    }
    return after;
  }
}
