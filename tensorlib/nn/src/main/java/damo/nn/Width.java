package damo.nn;

import damo.T;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/** How long axes are, where a length of 1 would else be stretched unseen. */
final class Width {
  private Width() {}

  /** {@code x}, of which a call checks that its last axis has this length. */
  static TensorVariable of(TensorVariable x, Object length) {
    Object[] shape = new Object[x.ndim()];
    shape[x.ndim() - 1] = length;
    return T.specifyShape(x, shape);
  }

  /**
   * {@code target}, of which a call checks that its lengths are those of {@code output}, but for
   * axes of which the graph says that they are stretched.
   */
  static TensorVariable beside(TensorVariable output, TensorVariable target) {
    sameRank(output, target);
    @Nullable Object[] lengths = new Object[output.ndim()];
    for (int axis = 0; axis < lengths.length; axis++)
      if (!isOne(output, axis) && !isOne(target, axis)) lengths[axis] = output.shape().get(axis);
    return T.specifyShape(target, lengths);
  }

  /**
   * A mask of shape (steps, batch), of which a call checks that it has as many steps as {@code x},
   * and is for as many of a batch or, where the graph says so, for one that stands for all.
   *
   * @param x shape (steps, batch, …)
   */
  static TensorVariable along(TensorVariable x, TensorVariable mask) {
    @Nullable Object[] lengths = {x.shape().get(0), isOne(mask, 1) ? null : x.shape().get(1)};
    return T.specifyShape(mask, lengths);
  }

  private static boolean isOne(TensorVariable x, int axis) {
    return x.type().lengths().get(axis) == 1;
  }

  static void sameRank(TensorVariable output, TensorVariable target) {
    if (output.ndim() != target.ndim())
      throw new ShapeException(
          "outputs and targets have one rank, got %s %s and %s %s"
              .formatted(output.label(), output.type(), target.label(), target.type()));
  }
}
