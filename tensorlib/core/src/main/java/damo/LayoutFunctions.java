package damo;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.index.OneHot;
import damo.op.index.Taking;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Reshape;
import damo.op.shape.Split;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.Slice;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Axes moved, arrays cut, joined and repeated: made of simpler functions. */
public abstract class LayoutFunctions extends ShapeFunctions {
  /** Axis {@code from} moved to stand at {@code to}. */
  public static TensorVariable moveaxis(Object x, int from, int to) {
    return moveaxis(x, new int[] {from}, new int[] {to});
  }

  /** Each axis of {@code from} moved to stand at that of {@code to}, the others in order. */
  public static TensorVariable moveaxis(Object x, int[] from, int[] to) {
    TensorVariable v = Operands.asTensor(x);
    if (from.length != to.length)
      throw new ShapeException(
          "moveaxis of "
              + v.label()
              + ": "
              + from.length
              + " axes cannot go to "
              + to.length
              + " places");
    List<Integer> order = new ArrayList<>(Collections.nCopies(v.ndim(), -1));
    for (int i = 0; i < from.length; i++)
      order.set(Reduced.axis("moveaxis", v, to[i]), Reduced.axis("moveaxis", v, from[i]));
    var rest = IntStream.range(0, v.ndim()).filter(a -> !order.contains(a)).boxed().toList();
    int next = 0;
    for (int i = 0; i < order.size(); i++) if (order.get(i) < 0) order.set(i, rest.get(next++));
    return DimShuffle.of(v, order.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The last two axes exchanged. */
  public static TensorVariable matrixTranspose(Object x) {
    return swapaxes(x, -1, -2);
  }

  /** New axes of length 1 that stand at {@code axes} of the result. */
  public static TensorVariable expandDims(Object x, int... axes) {
    TensorVariable v = Operands.asTensor(x);
    int ndim = v.ndim() + axes.length;
    List<Integer> fresh =
        Arrays.stream(axes).map(a -> a < 0 ? a + ndim : a).boxed().sorted().toList();
    if (fresh.stream().distinct().count() < axes.length
        || fresh.stream().anyMatch(a -> a < 0 || a >= ndim))
      throw new ShapeException(
          "expandDims of "
              + v.label()
              + " to "
              + ndim
              + " axes: no such places "
              + Arrays.toString(axes));
    int[] pattern = new int[ndim];
    for (int i = 0, from = 0; i < ndim; i++) pattern[i] = fresh.contains(i) ? -1 : from++;
    return DimShuffle.of(v, pattern);
  }

  /** One new axis of length 1. */
  public static TensorVariable shapePadaxis(Object x, int axis) {
    return expandDims(x, axis);
  }

  /** A scalar as a vector of one element, others as they are. */
  public static TensorVariable atleast1d(Object x) {
    return atLeast(x, 1);
  }

  /** With new axes in front up to rank 2. */
  public static TensorVariable atleast2d(Object x) {
    return atLeast(x, 2);
  }

  /** With new axes in front up to rank 3. */
  public static TensorVariable atleast3d(Object x) {
    return atLeast(x, 3);
  }

  private static TensorVariable atLeast(Object x, int ndim) {
    TensorVariable v = Operands.asTensor(x);
    return v.ndim() >= ndim ? v : shapePadleft(v, ndim - v.ndim());
  }

  /** The operands broadcast together. */
  public static List<TensorVariable> broadcastArrays(Object... xs) {
    List<TensorVariable> all = Arrays.stream(xs).map(Operands::asTensor).toList();
    if (all.isEmpty()) return List.of();
    TensorVariable shape = add(all.getFirst(), 0, all.toArray()).shape();
    return all.stream().map(v -> broadcastTo(v, shape)).toList();
  }

  /** The elements in reverse along all axes. */
  public static TensorVariable flip(Object x) {
    return flip(x, IntStream.range(0, Operands.asTensor(x).ndim()).toArray());
  }

  /** The elements in reverse along these axes. */
  public static TensorVariable flip(Object x, int... axes) {
    TensorVariable v = Operands.asTensor(x);
    TensorVariable out = v;
    for (int axis : axes) out = out.get(along(v, axis, new Slice(null, null, -1)));
    return out;
  }

  /** {@code item} as the index of one axis, the axes before it whole. */
  private static Object[] along(TensorVariable x, int axis, Object item) {
    Object[] index = new Object[Reduced.axis("an index", x, axis) + 1];
    Arrays.fill(index, ":");
    index[index.length - 1] = item;
    return index;
  }

  /** The flattened elements moved on by {@code shift}, the last ones to the front. */
  public static TensorVariable roll(Object x, Object shift) {
    TensorVariable v = Operands.asTensor(x);
    return Reshape.of(roll(v.flatten(), shift, 0), v.shape(), v.ndim());
  }

  /** The elements moved on by {@code shift} along an axis, the last ones to the front. */
  public static TensorVariable roll(Object x, Object shift, int axis) {
    TensorVariable v = Operands.asTensor(x);
    TensorVariable n = Length.of(v, Reduced.axis("roll", v, axis));
    return take(v, arange(n).sub(shift).mod(n), axis);
  }

  /** The parts at {@code indices} of an axis, in whose place stand the axes of the indices. */
  public static TensorVariable take(Object x, Object indices, int axis) {
    return Operands.asTensor(x).take(indices, axis);
  }

  /** The elements of the flattened tensor at {@code indices}, in the shape of those. */
  public static TensorVariable take(Object x, Object indices) {
    return Operands.asTensor(x).take(indices);
  }

  /**
   * As {@link #take(Object, Object, int)}.
   *
   * @param mode what becomes of an index out of range: an error ({@code "raise"}), the nearest
   *     ({@code "clip"}; negative ones are 0), or the remainder ({@code "wrap"})
   */
  public static TensorVariable take(Object x, Object indices, int axis, String mode) {
    return Taking.of(Operands.asTensor(x), indices, axis, mode);
  }

  /** Matrices beside each other. */
  public static TensorVariable horizontalStack(Object... xs) {
    return concatenate(Arrays.asList(xs), 1);
  }

  /** Matrices below each other. */
  public static TensorVariable verticalStack(Object... xs) {
    return concatenate(Arrays.asList(xs), 0);
  }

  /** {@code n} parts of these sizes along axis 0. */
  public static List<TensorVariable> split(Object x, Object sizes, int n) {
    return split(x, sizes, n, 0);
  }

  /**
   * {@code n} parts of these sizes along an axis.
   *
   * @param sizes an integer vector of n lengths, which add up to that of the axis
   * @throws ShapeException if they do not, or if one is negative
   */
  public static List<TensorVariable> split(Object x, Object sizes, int n, int axis) {
    TensorVariable v = Operands.asTensor(x);
    return Split.of(v, Operands.asTensor(sizes), n, axis);
  }

  /** The product of each element of one with each of the other, both flattened. */
  public static TensorVariable outer(Object x, Object y) {
    return flatten(x).dimshuffle(0, 'x').mul(flatten(y).dimshuffle('x', 0));
  }

  /** The lower triangle; elements above the diagonal are 0, whatever they were. */
  public static TensorVariable tril(Object x) {
    return tril(x, 0);
  }

  /** As {@link #tril(Object)}, from the diagonal {@code k} above the main one on. */
  public static TensorVariable tril(Object x, Object k) {
    TensorVariable v = matrices("tril", x);
    return where(isBelow(Length.of(v, v.ndim() - 2), Length.of(v, v.ndim() - 1), k), v, 0);
  }

  /** The upper triangle; elements below the diagonal are 0, whatever they were. */
  public static TensorVariable triu(Object x) {
    return triu(x, 0);
  }

  /** As {@link #triu(Object)}, from the diagonal {@code k} above the main one on. */
  public static TensorVariable triu(Object x, Object k) {
    TensorVariable v = matrices("triu", x);
    return where(isBelow(Length.of(v, v.ndim() - 2), Length.of(v, v.ndim() - 1), sub(k, 1)), 0, v);
  }

  private static TensorVariable matrices(String what, Object x) {
    TensorVariable v = Operands.asTensor(x);
    if (v.ndim() < 2)
      throw new ShapeException(
          what + " wants a matrix or more axes, " + v.label() + " has rank " + v.ndim());
    return v;
  }

  private static TensorVariable isBelow(Object rows, Object columns, Object k) {
    return DimShuffle.of(arange(rows), 0, -1).add(k).ge(arange(columns));
  }

  /** For each axis the positions of the elements that are not 0: int64 vectors. */
  public static List<TensorVariable> nonzero(Object x) {
    return Operands.asTensor(x).nonzero();
  }

  /** The positions of the elements that are not 0 in the flattened array. */
  public static TensorVariable flatnonzero(Object x) {
    return flatten(x).nonzero().getFirst();
  }

  /** The elements that are not 0, in C order. */
  public static TensorVariable nonzeroValues(Object x) {
    TensorVariable v = flatten(x);
    return v.get(v.neq(0));
  }

  /** The elements of the flattened array where a condition holds. */
  public static TensorVariable compress(Object condition, Object x) {
    return compress(condition, flatten(x), 0);
  }

  /** What of an axis stands where a condition, which may be shorter, holds. */
  public static TensorVariable compress(Object condition, Object x, int axis) {
    return take(x, flatnonzero(condition), axis);
  }

  /** Row and column of each element of the lower triangle of an (n, n) matrix. */
  public static List<TensorVariable> trilIndices(Object n) {
    return trilIndices(n, 0);
  }

  /** Row and column of each element of an (n, n) matrix on and below diagonal {@code k}. */
  public static List<TensorVariable> trilIndices(Object n, int k) {
    return trilIndices(n, k, n);
  }

  /** Row and column of each element of an (n, m) matrix below and on diagonal {@code k}. */
  public static List<TensorVariable> trilIndices(Object n, int k, Object m) {
    return isBelow(n, m, k).nonzero();
  }

  /** Row and column of each element of the upper triangle of an (n, n) matrix. */
  public static List<TensorVariable> triuIndices(Object n) {
    return triuIndices(n, 0);
  }

  /** Row and column of each element of an (n, n) matrix on and above diagonal {@code k}. */
  public static List<TensorVariable> triuIndices(Object n, int k) {
    return triuIndices(n, k, n);
  }

  /** Row and column of each element of an (n, m) matrix above and on diagonal {@code k}. */
  public static List<TensorVariable> triuIndices(Object n, int k, Object m) {
    return isBelow(n, m, k - 1).invert().nonzero();
  }

  /** Ones below and on the diagonal, floatX. */
  public static TensorVariable tri(Object n) {
    return tri(n, n, 0);
  }

  /** An (n, m) matrix with ones on and below diagonal {@code k}, zeros above; floatX. */
  public static TensorVariable tri(Object n, Object m, Object k) {
    return tri(n, m, k, DType.floatX());
  }

  /** As {@link #tri(Object, Object, Object)}, of a dtype. */
  public static TensorVariable tri(Object n, Object m, Object k, DType dtype) {
    return isBelow(n, m, k).astype(dtype);
  }

  /**
   * The identity matrix in the shape and dtype of a matrix.
   *
   * @throws ShapeException if x is none
   */
  public static TensorVariable identityLike(Object x) {
    TensorVariable v = Operands.asTensor(x);
    if (v.ndim() != 2)
      throw new ShapeException("identityLike takes a matrix, " + v.label() + " is " + v.type());
    return eye(Length.of(v, 0), Length.of(v, 1), 0, v.dtype());
  }

  /** Rows of zeros with a 1 where the label is, floatX; see the form with a dtype. */
  public static TensorVariable toOneHot(Object y, int classes) {
    return toOneHot(y, classes, DType.floatX());
  }

  /**
   * Zeros of the shape of {@code y} and a last axis of {@code classes}, with a 1 where the label
   * is.
   *
   * @throws ShapeException when it runs, for a label below 0 or not below {@code classes}
   */
  public static TensorVariable toOneHot(Object y, int classes, DType dtype) {
    return OneHot.of(Operands.asTensor(y), classes, dtype);
  }

  /** The differences of neighbours along the last axis. */
  public static TensorVariable diff(Object x) {
    return diff(x, 1);
  }

  /** Differences, taken {@code n} times. */
  public static TensorVariable diff(Object x, int n) {
    return diff(x, n, -1);
  }

  /**
   * As {@link #diff(Object, int)} along an axis, which gets {@code n} shorter; of bools whether
   * neighbours differ.
   *
   * @throws DamoException if {@code n} is negative
   */
  public static TensorVariable diff(Object x, int n, int axis) {
    TensorVariable v = Operands.asTensor(x);
    if (n < 0) throw new DamoException("diff is taken 0 times or more, got " + n);
    for (int i = 0; i < n; i++) {
      TensorVariable after = v.get(along(v, axis, new Slice(1, null, null)));
      TensorVariable before = v.get(along(v, axis, new Slice(null, -1, null)));
      v = v.dtype().isBool() ? after.xor(before) : after.sub(before);
    }
    return v;
  }
}
