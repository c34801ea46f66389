package damo.tensor;

import damo.op.index.IndexExpression;
import damo.op.index.Nonzero;
import damo.op.index.Taking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading elements. */
public interface Indexing extends Family {
  /**
   * {@code x[…]} as NumPy reads it.
   *
   * @param index ints, integer scalars, slices ({@code "1:3"}, {@code "::-1"}, {@code T.slice}),
   *     {@code "..."}, null for a new axis, arrays of integers, which broadcast together, and
   *     masks: arrays of bools in the shape of the axes they stand for, one bool for no axis
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

  /** The elements of the flattened tensor at {@code indices}, in the shape of those. */
  default TensorVariable take(Object indices) {
    return Taking.of(self().flatten(), indices, 0, "raise");
  }

  /**
   * The parts at {@code indices} of an axis, in whose place stand the axes of the indices.
   *
   * @param indices integers of any rank; negative ones count from the end
   * @throws damo.error.ShapeException for an axis or an index out of range
   */
  default TensorVariable take(Object indices, int axis) {
    return Taking.of(self(), indices, axis, "raise");
  }
}
