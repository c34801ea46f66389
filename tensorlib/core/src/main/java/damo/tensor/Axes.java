package damo.tensor;

import damo.scalar.DType;
import damo.scalar.Ints;
import org.jspecify.annotations.Nullable;

/** Options of a reduction: over which axes, and how. */
public record Axes(
    @Nullable Ints axes,
    boolean keepdims,
    @Nullable DType dtype,
    @Nullable DType accDtype,
    int ddof,
    boolean noZerosInInput) {
  /** These axes; negative ones count from the end. */
  public static Axes of(int... axes) {
    return new Axes(Ints.of(axes), false, null, null, 0, false);
  }

  /** All axes. */
  public static Axes all() {
    return new Axes(null, false, null, null, 0, false);
  }

  /** Whether reduced axes stay with length 1. */
  public Axes keepdims(boolean keep) {
    return new Axes(axes, keep, dtype, accDtype, ddof, noZerosInInput);
  }

  /** The dtype of the result. */
  public Axes dtype(DType result) {
    return new Axes(axes, keepdims, result, accDtype, ddof, noZerosInInput);
  }

  /** The dtype of partial results. */
  public Axes accDtype(DType accumulator) {
    return new Axes(axes, keepdims, dtype, accumulator, ddof, noZerosInInput);
  }

  /** What is subtracted from the count in variances. */
  public Axes ddof(int delta) {
    return new Axes(axes, keepdims, dtype, accDtype, delta, noZerosInInput);
  }

  /** A promise that products meet no zero. */
  public Axes noZerosInInput(boolean promised) {
    return new Axes(axes, keepdims, dtype, accDtype, ddof, promised);
  }

  Ints of(TensorVariable x) {
    return axes == null ? Ints.range(0, x.ndim()) : axes;
  }
}
