package damo.nn;

import damo.T;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The largest of each {@code stride} neighbours along the last axis (I. Goodfellow et al. 2013): of
 * shape (…, n) comes (…, n / stride).
 *
 * @param stride divides n; else the function that is made of it throws {@link
 *     damo.error.ShapeException}
 */
public record Maxout(int stride) implements UnaryOperator<TensorVariable> {
  public Maxout {
    Settings.require(stride > 0, "maxout needs a stride above 0, got %d", stride);
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    TensorVariable shape = x.shape();
    TensorVariable parts = T.stack(List.of(shape.get(-1).floorDiv(stride), (long) stride));
    TensorVariable apart = T.concatenate(List.of(shape.get(":-1"), parts), 0);
    return x.reshape(apart, x.ndim() + 1).max(-1);
  }
}
