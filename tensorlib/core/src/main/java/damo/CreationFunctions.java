package damo;

import damo.op.count.Tiled;
import damo.op.index.DiagonalFill;
import damo.op.shape.Grids;
import damo.op.shape.JoinAlong;
import damo.op.shape.Padding;
import damo.op.shape.Spaced;
import damo.op.shape.Specifying;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.Pad;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays made from numbers, and bigger ones from smaller ones. */
public abstract class CreationFunctions extends CountFunctions {
  /** {@code num} numbers evenly spaced from start to stop, both included, floatX. */
  public static TensorVariable linspace(Object start, Object stop, int num) {
    return linspace(start, stop, num, DType.floatX());
  }

  /**
   * {@code start + i (stop − start) / (num − 1)}. Starts and stops of higher rank broadcast
   * together; the numbers run along a new axis 0.
   */
  public static TensorVariable linspace(Object start, Object stop, int num, DType dtype) {
    return Spaced.evenly(start, stop, num, dtype);
  }

  /** 10 to the power of {@code num} exponents evenly spaced from start to stop, floatX. */
  public static TensorVariable logspace(Object start, Object stop, int num) {
    return logspace(start, stop, num, DType.floatX());
  }

  /** 10 to the power of {@code num} exponents evenly spaced from start to stop. */
  public static TensorVariable logspace(Object start, Object stop, int num, DType dtype) {
    return Spaced.powers(start, stop, num, dtype);
  }

  /** {@code num} numbers a constant factor apart from start to stop, both included, floatX. */
  public static TensorVariable geomspace(Object start, Object stop, int num) {
    return geomspace(start, stop, num, DType.floatX());
  }

  /** {@code num} numbers a constant factor apart; start and stop have one sign. */
  public static TensorVariable geomspace(Object start, Object stop, int num, DType dtype) {
    return Spaced.geometrically(start, stop, num, dtype);
  }

  /**
   * Coordinates of a grid: for each range an array of the shape of the whole grid.
   *
   * @param slices {@code "from:to"}, {@code "from:to:step"} or {@code "from:to:nj"} for n numbers
   *     evenly spaced, the last included; int64 for integers
   */
  public static List<TensorVariable> mgrid(String... slices) {
    return Grids.dense(slices);
  }

  /** As {@link #mgrid}, but arrays of length 1 along all axes but their own. */
  public static List<TensorVariable> ogrid(String... slices) {
    return Grids.open(slices);
  }

  /** An array whose elements are not set by the user: zeros. */
  public static TensorVariable empty(DType dtype, Object... dims) {
    return zeros(dtype, dims);
  }

  /**
   * The triangular window of {@code m} points, float64: {@code 1 − |2 i / (m − 1) − 1|}; empty for
   * m below 1.
   */
  public static TensorVariable bartlett(Object m) {
    TensorVariable n = Operands.integerScalar(m, "the number of points").astype(DType.INT64);
    TensorVariable i = arange(sub(1, n), n, 2).astype(DType.FLOAT64);
    return sub(1, i.abs().div(n.sub(1).maximum(1).astype(DType.FLOAT64)));
  }

  /**
   * A copy of {@code a} with a scalar where all positions are equal: of a matrix of any shape, or
   * of an array whose axes have one length.
   */
  public static TensorVariable fillDiagonal(Object a, Object value) {
    return DiagonalFill.of(Operands.asTensor(a), value);
  }

  /** A copy of a matrix with a scalar on the diagonal {@code offset} above the main one. */
  public static TensorVariable fillDiagonalOffset(Object a, Object value, Object offset) {
    return DiagonalFill.of(Operands.asTensor(a), value, Operands.asTensor(offset));
  }

  /**
   * Each element of the flattened tensor, {@code repeats} times; see {@link #repeat(Object, Object,
   * int)}.
   */
  public static TensorVariable repeat(Object x, Object repeats) {
    return Operands.asTensor(x).repeat(repeats);
  }

  /**
   * Each part along an axis, repeated one after the other.
   *
   * @param repeats an integer, or an integer vector of one for each position of the axis
   */
  public static TensorVariable repeat(Object x, Object repeats, int axis) {
    return Operands.asTensor(x).repeat(repeats, axis);
  }

  /**
   * The whole array repeated along each axis.
   *
   * @param reps an integer vector, aligned at the last axis
   * @param ndim the rank of the result
   */
  public static TensorVariable tile(Object x, TensorVariable reps, int ndim) {
    return Tiled.of(Operands.asTensor(x), reps, ndim);
  }

  /** The whole array repeated along each axis, aligned at the last. */
  public static TensorVariable tile(Object x, int... reps) {
    return Tiled.of(Operands.asTensor(x), reps);
  }

  /** With a border of zeros; see {@link #pad(Object, int[][], Pad)}. */
  public static TensorVariable pad(Object x, int[][] widths) {
    return pad(x, widths, Pad.mode("constant"));
  }

  /**
   * As {@code numpy.pad}.
   *
   * @param widths for each axis how many elements come before and after; one pair is for all axes
   */
  public static TensorVariable pad(Object x, int[][] widths, Pad pad) {
    return Padding.of(Operands.asTensor(x), widths, pad);
  }

  /** Arrays of one rank, one after the other along an axis: an int or an integer scalar. */
  public static TensorVariable join(Object axis, Object... xs) {
    return JoinAlong.of(Operands.asTensor(axis), Operands.together(xs));
  }

  /** Tensors, or lists of them in lists, along new axes in front: a list of lists gives two. */
  public static TensorVariable stacklists(List<?> nested) {
    return stack(
        nested.stream().map(x -> x instanceof List<?> l ? (Object) stacklists(l) : x).toList());
  }

  /**
   * The same array, whose lengths must be these.
   *
   * @param dims ints, longs, integer scalars, null where nothing is said; or one integer vector
   * @throws damo.error.ShapeException when it runs, if they are not
   */
  public static TensorVariable specifyShape(Object x, @Nullable Object @Nullable ... dims) {
    return Specifying.lengths(Operands.asTensor(x), dims == null ? new Object[] {null} : dims);
  }

  /** The same array, whose lengths along these axes must be 1, so that they broadcast. */
  public static TensorVariable addbroadcast(Object x, int... axes) {
    return Specifying.ones(Operands.asTensor(x), axes);
  }

  /** The same array, of whose lengths along these axes nothing is known before it runs. */
  public static TensorVariable unbroadcast(Object x, int... axes) {
    return Specifying.nothing(Operands.asTensor(x), axes);
  }

  /** The same array, whose lengths are 1 where {@code pattern} is true, and unknown elsewhere. */
  public static TensorVariable patternbroadcast(Object x, boolean... pattern) {
    return Specifying.pattern(Operands.asTensor(x), pattern);
  }
}
