package damo.tensor;

import damo.op.index.IndexExpression;
import damo.op.index.Nonzero;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading elements. */
public interface Indexing extends Family {
  /**
   * {@code x[…]} as NumPy reads it.
   *
   * @param index ints, integer scalars, slices ({@code "1:3"}, {@code "::-1"}, {@code T.slice}),
   *     {@code "..."}, null for a new axis, arrays of integers, which broadcast together, and
   *     masks: arrays of bools in the shape of the axes they stand for
   * @throws damo.error.ShapeException for too many indices, or one known to be out of range
   * @throws damo.error.DTypeException for an index that is no integer
   */
  default TensorVariable get(@Nullable Object @Nullable ... index) {
    return IndexExpression.of(self(), index).markIndexed(self());
  }

  /** For each axis the positions of the elements that are not 0: int64 vectors. */
  default List<TensorVariable> nonzero() {
    return Nonzero.of(self());
  }
}
