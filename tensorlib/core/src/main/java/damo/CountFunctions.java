package damo;

import damo.op.count.BinCount;
import damo.op.count.RavelIndex;
import damo.op.count.UnravelIndex;
import damo.op.index.Along;
import damo.op.index.Permuting;
import damo.op.shape.Lengths;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Positions: picked along an axis, counted, numbered, permuted. */
public abstract class CountFunctions extends OrderFunctions {
  /**
   * As {@code numpy.take_along_axis}: along each line of {@code x} the elements that the line of
   * {@code indices} beside it says.
   *
   * @param indices integers of the rank of {@code x}; axes other than {@code axis} broadcast
   */
  public static TensorVariable takeAlongAxis(Object x, Object indices, int axis) {
    return Along.take(Operands.asTensor(x), Operands.asTensor(indices), axis);
  }

  /** How often each number from 0 on occurs in an integer vector, int64. */
  public static TensorVariable bincount(Object x) {
    return bincount(x, null);
  }

  /** The sum of the weights beside each number, in their dtype; null counts. */
  public static TensorVariable bincount(Object x, @Nullable Object weights) {
    return bincount(x, weights, 0);
  }

  /**
   * How often each number from 0 on occurs in a vector of integers, or the sum of its weights.
   *
   * @param weights one for each number, or null
   * @param minlength how many counts there are at least
   * @throws damo.error.ShapeException when it runs, for a number below 0
   */
  public static TensorVariable bincount(Object x, @Nullable Object weights, int minlength) {
    TensorVariable w = weights == null ? null : Operands.asTensor(weights);
    return BinCount.of(Operands.asTensor(x), w, minlength);
  }

  /**
   * Positions along each axis of an array of shape {@code dims} from positions in its flat
   * elements: int64 arrays in the shape of {@code i}.
   *
   * @throws damo.error.ShapeException when it runs, for a position out of range
   */
  public static List<TensorVariable> unravelIndex(Object i, Object dims) {
    return UnravelIndex.of(Operands.asTensor(i), Lengths.vector(dims));
  }

  /** As {@link #ravelMultiIndex(List, Object, String)}; a position out of range is an error. */
  public static TensorVariable ravelMultiIndex(List<?> indices, Object dims) {
    return ravelMultiIndex(indices, dims, "raise");
  }

  /**
   * Positions in the flat elements of an array of shape {@code dims} from positions along each of
   * its axes, which broadcast together; int64.
   *
   * @param mode what becomes of a position out of range: {@code "raise" "clip" "wrap"}
   */
  public static TensorVariable ravelMultiIndex(List<?> indices, Object dims, String mode) {
    return RavelIndex.of(
        broadcastArrays(indices.toArray()), Lengths.vector(dims), RavelIndex.Mode.of(mode));
  }

  /** {@code out[…, i] = x[…, perm[…, i]]}: one permutation for all rows, or one for each. */
  public static TensorVariable permuteRowElements(Object x, Object perm) {
    return Permuting.rows(Operands.asTensor(x), Operands.asTensor(perm));
  }

  /** The permutation, of each row, that undoes {@code perm}, in its dtype. */
  public static TensorVariable inversePermutation(Object perm) {
    return Permuting.inverse(Operands.asTensor(perm));
  }
}
