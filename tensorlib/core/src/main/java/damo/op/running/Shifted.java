package damo.op.running;

import damo.op.index.SliceBuilder;
import damo.op.shape.Join;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements moved by one along an axis, a number in the place that gets free. */
final class Shifted {
  private Shifted() {}

  /**
   * Each element where its next one stood, so that position t holds the one before it.
   *
   * @param fromEnd whether the axis is walked from its end
   */
  static TensorVariable in(TensorVariable x, int axis, boolean fromEnd, double free) {
    TensorVariable ends = slice(x, axis, null, 1); // of length 0 if the axis is
    TensorVariable filled = ends.fill(TensorConstant.scalar(x.dtype(), free));
    return fromEnd
        ? Join.of(axis, List.of(slice(x, axis, 1, null), filled))
        : Join.of(axis, List.of(filled, slice(x, axis, null, -1)));
  }

  private static TensorVariable slice(
      TensorVariable x, int axis, @Nullable Integer from, @Nullable Integer to) {
    SliceBuilder b = new SliceBuilder();
    for (int i = 0; i < axis; i++) b.whole();
    return b.span(from, to, null).of(x);
  }
}
