package damo.op.count;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Arrays repeated as wholes along each axis. */
public final class Tiled {
  private Tiled() {}

  /** {@code reps} times along each axis, aligned at the last. */
  public static TensorVariable of(TensorVariable x, int... reps) {
    for (int n : reps)
      if (n < 0)
        throw new DamoException(
            "tile of "
                + x.label()
                + ": a number of repeats must not be negative, got "
                + Arrays.toString(reps));
    return of(
        x,
        Arrays.stream(reps).mapToObj(n -> (TensorVariable) Lengths.constant(n)).toList(),
        Math.max(reps.length, x.ndim()));
  }

  /** As an integer vector says, of {@code ndim} numbers if nothing else is known. */
  public static TensorVariable of(TensorVariable x, TensorVariable reps, int ndim) {
    if (reps.ndim() != 1 || !reps.dtype().isInteger() || ndim < x.ndim())
      throw new ShapeException(
          "tile of "
              + x.label()
              + " of rank "
              + x.ndim()
              + " to rank "
              + ndim
              + " wants a vector of integers and a rank not below, got "
              + reps.type());
    int known = reps.type().lengths().get(0);
    if (known > ndim)
      throw new ShapeException(
          "tile of " + x.label() + " to rank " + ndim + ": " + known + " repeats are given");
    return of(x, Lengths.items(reps, ndim), ndim);
  }

  private static TensorVariable of(TensorVariable x, List<TensorVariable> reps, int ndim) {
    int more = ndim - x.ndim();
    TensorVariable v =
        DimShuffle.of(x, IntStream.range(0, ndim).map(i -> Math.max(-1, i - more)).toArray());
    List<TensorVariable> spread = new ArrayList<>();
    List<TensorVariable> merged = new ArrayList<>();
    int[] pattern = new int[2 * ndim];
    for (int i = 0; i < ndim; i++) {
      int at = i - (ndim - reps.size());
      TensorVariable times = at < 0 ? Lengths.constant(1) : reps.get(at);
      TensorVariable n = Length.of(v, i);
      spread.addAll(List.of(times, n));
      merged.add(Lengths.product(n, times));
      pattern[2 * i] = -1;
      pattern[2 * i + 1] = i;
    }
    TensorVariable repeated = BroadcastTo.of(DimShuffle.of(v, pattern), MakeVector.of(spread));
    return Reshape.of(repeated, MakeVector.of(merged), ndim);
  }
}
