package damo.tensor;

import damo.op.index.IndexExpression;
import org.jspecify.annotations.Nullable;

/** Reading elements. */
public interface Indexing extends Family {
  /**
   * {@code x[…]} as NumPy reads it.
   *
   * @param index ints, integer scalars, slices ({@code "1:3"}, {@code "::-1"}, {@code T.slice}),
   *     {@code "..."}, null for a new axis, and arrays of integers, which broadcast together
   * @throws damo.error.ShapeException for too many indices, or one known to be out of range
   * @throws damo.error.DTypeException for an index that is no integer
   */
  default TensorVariable get(@Nullable Object... index) {
    return IndexExpression.of(self(), index).markIndexed(self());
  }
}
