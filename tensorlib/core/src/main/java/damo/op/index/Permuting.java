package damo.op.index;

import damo.op.shape.Arange;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Permutations of the last axis. */
public final class Permuting {
  private Permuting() {}

  /**
   * {@code out[…, i] = x[…, perm[…, i]]}; axes before the last broadcast together.
   *
   * @param perm integers; one permutation for all rows, or one for each
   */
  public static TensorVariable rows(TensorVariable x, TensorVariable perm) {
    int ndim = Math.max(1, Math.max(x.ndim(), perm.ndim()));
    return Along.take(padded(x, ndim), padded(Along.integers(perm), ndim), ndim - 1);
  }

  private static TensorVariable padded(TensorVariable x, int ndim) {
    int more = ndim - x.ndim();
    return DimShuffle.of(x, IntStream.range(0, ndim).map(i -> Math.max(-1, i - more)).toArray());
  }

  /** The permutation, of each row, that undoes {@code perm}, in its dtype. */
  public static TensorVariable inverse(TensorVariable perm) {
    TensorVariable read = Along.take(perm, Along.integers(perm), -1);
    int last = perm.ndim() - 1;
    TensorVariable numbers = Arange.of(0, Length.of(perm, last), 1, perm.dtype());
    List<Integer> pattern =
        new ArrayList<>(Ints.range(0, last).stream().mapToObj(i -> -1).toList());
    pattern.add(0);
    TensorVariable row =
        DimShuffle.of(numbers, pattern.stream().mapToInt(Integer::intValue).toArray());
    return WriteInto.set(perm.zerosLike(), Objects.requireNonNull(read.owner()), row);
  }
}
