package damo;

import damo.error.ShapeException;
import damo.op.product.Dot;
import damo.op.shape.Arange;
import damo.op.shape.BroadcastTo;
import damo.op.shape.Diagonal;
import damo.op.shape.Diagonals;
import damo.op.shape.DimShuffle;
import damo.op.shape.Join;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.Slice;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.tensor.Writes;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shapes, construction, indexing and products. */
public abstract class ShapeFunctions extends ReductionFunctions {
  /**
   * As {@code numpy.dot}: inner product of vectors, matrix products, a scalar multiplies; of more
   * axes, the last of {@code x} with the last but one of {@code y}. Integers stay integers.
   */
  public static TensorVariable dot(Object x, Object y) {
    return Dot.of(x, y);
  }

  /** The lengths as an int64 vector. */
  public static TensorVariable shape(Object x) {
    return Operands.asTensor(x).shape();
  }

  /** The elements in C order in another shape. One length may be −1. */
  public static TensorVariable reshape(Object x, Object... dims) {
    return Operands.asTensor(x).reshape(dims);
  }

  /**
   * As {@link #reshape(Object, Object...)} to a shape of {@code ndim} lengths; a scalar and an int
   * are the two lengths of a matrix.
   */
  public static TensorVariable reshape(Object x, TensorVariable shape, int ndim) {
    return Operands.asTensor(x).reshape(shape, ndim);
  }

  /** One axis. */
  public static TensorVariable flatten(Object x) {
    return Operands.asTensor(x).flatten();
  }

  /** {@code ndim} axes: the first ones kept, the others flattened into the last. */
  public static TensorVariable flatten(Object x, int ndim) {
    return Operands.asTensor(x).flatten(ndim);
  }

  /** The axes in reverse. */
  public static TensorVariable transpose(Object x) {
    return Operands.asTensor(x).transpose();
  }

  /** The axes in this order. */
  public static TensorVariable transpose(Object x, int... axes) {
    return Operands.asTensor(x).transpose(axes);
  }

  /** Two axes exchanged. */
  public static TensorVariable swapaxes(Object x, int axis1, int axis2) {
    return Operands.asTensor(x).swapaxes(axis1, axis2);
  }

  /** Without the axes known to have length 1. */
  public static TensorVariable squeeze(Object x) {
    return Operands.asTensor(x).squeeze();
  }

  /** Without these axes, whose length must be 1. */
  public static TensorVariable squeeze(Object x, int... axes) {
    return Operands.asTensor(x).squeeze(axes);
  }

  /** A new axis of length 1 in front. */
  public static TensorVariable shapePadleft(Object x) {
    return shapePadleft(x, 1);
  }

  /** {@code n} new axes of length 1 in front. */
  public static TensorVariable shapePadleft(Object x, int n) {
    TensorVariable v = Operands.asTensor(x);
    return DimShuffle.of(v, IntStream.range(-n, v.ndim()).map(i -> Math.max(i, -1)).toArray());
  }

  /** A new axis of length 1 behind. */
  public static TensorVariable shapePadright(Object x) {
    return shapePadright(x, 1);
  }

  /** {@code n} new axes of length 1 behind. */
  public static TensorVariable shapePadright(Object x, int n) {
    TensorVariable v = Operands.asTensor(x);
    return DimShuffle.of(
        v, IntStream.range(0, v.ndim() + n).map(i -> i < v.ndim() ? i : -1).toArray());
  }

  /** Of a vector the matrix with it on the diagonal, of a matrix its diagonal. */
  public static TensorVariable diag(Object x) {
    return diag(x, 0);
  }

  /** As {@link #diag(Object)}, {@code k} above the main diagonal. */
  public static TensorVariable diag(Object x, int k) {
    return Diagonals.diag(Operands.asTensor(x), k);
  }

  /** The diagonal of the first two axes. */
  public static TensorVariable diagonal(Object x) {
    return diagonal(x, 0);
  }

  /** The diagonal of the first two axes, {@code offset} above the main one. */
  public static TensorVariable diagonal(Object x, int offset) {
    return diagonal(x, offset, 0, 1);
  }

  /** The diagonal of two axes, {@code offset} above the main one, as the last axis. */
  public static TensorVariable diagonal(Object x, int offset, int axis1, int axis2) {
    return Diagonal.of(Operands.asTensor(x), offset, axis1, axis2);
  }

  /** Repeated to a shape, aligned at the last axis. */
  public static TensorVariable broadcastTo(Object x, Object... dims) {
    return BroadcastTo.of(Operands.asTensor(x), Lengths.vector(dims));
  }

  /** Zeros of floatX. */
  public static TensorVariable zeros(Object... dims) {
    return zeros(DType.floatX(), dims);
  }

  /** Zeros of a dtype; {@code dims} are the lengths, or one shape. */
  public static TensorVariable zeros(DType dtype, Object... dims) {
    return BroadcastTo.of(TensorConstant.scalar(dtype, 0), Lengths.vector(dims));
  }

  /** Ones of floatX. */
  public static TensorVariable ones(Object... dims) {
    return ones(DType.floatX(), dims);
  }

  /** Ones of a dtype; {@code dims} are the lengths, or one shape. */
  public static TensorVariable ones(DType dtype, Object... dims) {
    return BroadcastTo.of(TensorConstant.scalar(dtype, 1), Lengths.vector(dims));
  }

  /** {@code value}, broadcast to a shape. */
  public static TensorVariable alloc(Object value, Object... dims) {
    return BroadcastTo.of(Operands.asTensor(value), Lengths.vector(dims));
  }

  /** {@code 0, 1, …, stop − 1}; int64 for integers. */
  public static TensorVariable arange(Object stop) {
    return Arange.of(0, stop, 1, null);
  }

  /** {@code start, start + 1, …} up to but without {@code stop}. */
  public static TensorVariable arange(Object start, Object stop) {
    return Arange.of(start, stop, 1, null);
  }

  /** {@code start, start + step, …} up to but without {@code stop}. */
  public static TensorVariable arange(Object start, Object stop, Object step) {
    return Arange.of(start, stop, step, null);
  }

  /** {@code start, start + step, …} up to but without {@code stop}, of a dtype. */
  public static TensorVariable arange(Object start, Object stop, Object step, DType dtype) {
    return Arange.of(start, stop, step, dtype);
  }

  /** The identity matrix of floatX. */
  public static TensorVariable eye(Object n) {
    return eye(n, n, 0);
  }

  /** An (n, m) matrix of floatX with ones on the main diagonal. */
  public static TensorVariable eye(Object n, Object m) {
    return eye(n, m, 0);
  }

  /** Ones on the diagonal {@code k} above the main one. */
  public static TensorVariable eye(Object n, Object m, Object k) {
    return eye(n, m, k, DType.floatX());
  }

  /** As {@link #eye(Object, Object, Object)}, of a dtype. */
  public static TensorVariable eye(Object n, Object m, Object k, DType dtype) {
    TensorVariable rows = DimShuffle.of(arange(n), 0, -1);
    return rows.add(k).eq(arange(m)).astype(dtype);
  }

  /** Arrays of one rank, one after the other along axis 0. */
  public static TensorVariable concatenate(List<?> xs) {
    return concatenate(xs, 0);
  }

  /** Arrays of one rank, one after the other along {@code axis}, in their common dtype. */
  public static TensorVariable concatenate(List<?> xs, int axis) {
    return Join.of(axis, Operands.together(xs.toArray()));
  }

  /** Arrays of one shape along a new axis 0. */
  public static TensorVariable stack(List<?> xs) {
    return stack(xs, 0);
  }

  /** Arrays of one shape along a new axis, which stands at {@code axis} of the result. */
  public static TensorVariable stack(List<?> xs, int axis) {
    List<TensorVariable> parts =
        Operands.together(xs.toArray()).stream().map(x -> withAxis(x, axis)).toList();
    return Join.of(axis, parts);
  }

  private static TensorVariable withAxis(TensorVariable x, int axis) {
    int at = axis < 0 ? axis + x.ndim() + 1 : axis;
    if (at < 0 || at > x.ndim())
      throw new ShapeException(
          "stack of "
              + x.label()
              + ", which has "
              + x.ndim()
              + " axes: the new one cannot be axis "
              + axis);
    return DimShuffle.of(
        x,
        IntStream.rangeClosed(0, x.ndim()).map(i -> i < at ? i : i == at ? -1 : i - 1).toArray());
  }

  /** {@code from:to} as an index; null is left out. */
  public static Slice slice(@Nullable Object from, @Nullable Object to) {
    return new Slice(from, to, null);
  }

  /** {@code from:to:step} as an index; null is left out. */
  public static Slice slice(@Nullable Object from, @Nullable Object to, @Nullable Object step) {
    return new Slice(from, to, step);
  }

  /**
   * The array that {@code part} was indexed from with {@code value} there; the last of equal
   * positions wins.
   */
  public static TensorVariable setSubtensor(TensorVariable part, Object value) {
    return Writes.set(part, value);
  }

  /**
   * The array that {@code part} was indexed from with {@code value} added there; equal positions
   * accumulate.
   */
  public static TensorVariable incSubtensor(TensorVariable part, Object value) {
    return Writes.increase(part, value);
  }
}
