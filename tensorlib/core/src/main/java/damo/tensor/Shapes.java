package damo.tensor;

import damo.error.ShapeException;
import damo.op.count.Repeated;
import damo.op.reduce.Reduced;
import damo.op.shape.Diagonal;
import damo.op.shape.Diagonals;
import damo.op.shape.DimShuffle;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.op.shape.ShapeOf;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The same elements in other shapes. */
public interface Shapes extends Family {
  /** The lengths as an int64 vector. */
  default TensorVariable shape() {
    return ShapeOf.of(self());
  }

  /** How many elements there are, an int64 scalar. */
  default TensorVariable size() {
    TensorVariable n = damo.tensor.TensorConstant.scalar(damo.scalar.DType.INT64, 1);
    for (TensorVariable length : Lengths.of(self())) n = n.mul(length);
    return n;
  }

  /**
   * The elements in C order in another shape.
   *
   * @param dims ints, longs, integer scalars, or one integer vector; one may be −1
   */
  default TensorVariable reshape(Object... dims) {
    TensorVariable shape = Lengths.vector(dims);
    return Reshape.of(self(), shape, Lengths.count(shape));
  }

  /**
   * As {@link #reshape(Object...)} to a shape of {@code ndim} lengths; a scalar and an int are the
   * two lengths of a matrix.
   */
  default TensorVariable reshape(TensorVariable shape, int ndim) {
    return shape.ndim() == 0
        ? reshape(new Object[] {shape, ndim})
        : Reshape.of(self(), shape, ndim);
  }

  /** One axis. */
  default TensorVariable flatten() {
    return flatten(1);
  }

  /** {@code ndim} axes: the first ones kept, the others flattened into the last. */
  default TensorVariable flatten(int ndim) {
    TensorVariable x = self();
    if (ndim < 1 || ndim > Math.max(1, x.ndim()))
      throw new ShapeException(
          "flatten of " + x.label() + " with " + x.ndim() + " axes to " + ndim);
    return x.ndim() == ndim ? x : Reshape.of(x, MakeVector.of(Lengths.flattened(x, ndim)), ndim);
  }

  /** Axes by number, {@code 'x'} for a new one of length 1; an axis of length 1 may be left out. */
  default TensorVariable dimshuffle(Object... pattern) {
    return DimShuffle.of(self(), DimShuffle.parse(self(), pattern));
  }

  /** The axes in reverse. */
  default TensorVariable transpose() {
    int n = self().ndim();
    return DimShuffle.of(self(), IntStream.range(0, n).map(i -> n - 1 - i).toArray());
  }

  /** The axes in this order. */
  default TensorVariable transpose(int... axes) {
    TensorVariable x = self();
    if (axes.length != x.ndim())
      throw new ShapeException(
          "transpose of "
              + x.label()
              + " with "
              + x.ndim()
              + " axes by "
              + axes.length
              + ": "
              + Arrays.toString(axes));
    return DimShuffle.of(
        x, Arrays.stream(axes).map(a -> Reduced.axis("transpose", x, a)).toArray());
  }

  /** Two axes exchanged. */
  default TensorVariable swapaxes(int axis1, int axis2) {
    int[] order = IntStream.range(0, self().ndim()).toArray();
    int a = Reduced.axis("swapaxes", self(), axis1);
    int b = Reduced.axis("swapaxes", self(), axis2);
    order[a] = b;
    order[b] = a;
    return DimShuffle.of(self(), order);
  }

  /** The last two axes exchanged. */
  default TensorVariable matrixTranspose() {
    return swapaxes(-1, -2);
  }

  /** Without the axes known to have length 1. */
  default TensorVariable squeeze() {
    TensorVariable x = self();
    return DimShuffle.of(
        x, IntStream.range(0, x.ndim()).filter(i -> x.type().lengths().get(i) != 1).toArray());
  }

  /** Without these axes, whose length must be 1. */
  default TensorVariable squeeze(int... axes) {
    TensorVariable x = self();
    int[] gone = Arrays.stream(axes).map(a -> Reduced.axis("squeeze", x, a)).toArray();
    return DimShuffle.of(
        x,
        IntStream.range(0, x.ndim())
            .filter(i -> Arrays.stream(gone).noneMatch(g -> g == i))
            .toArray());
  }

  /** Of a vector the matrix with it on the diagonal, of a matrix its diagonal. */
  default TensorVariable diag() {
    return Diagonals.diag(self(), 0);
  }

  /** The diagonal of the first two axes. */
  default TensorVariable diagonal() {
    return Diagonal.of(self(), 0, 0, 1);
  }

  /**
   * Each element of the flattened tensor, {@code repeats} times; see {@link #repeat(Object, int)}.
   */
  default TensorVariable repeat(Object repeats) {
    return self().flatten().repeat(repeats, 0);
  }

  /**
   * Each part along an axis, repeated one after the other.
   *
   * @param repeats an integer, or an integer vector of one for each position of the axis
   */
  default TensorVariable repeat(Object repeats, int axis) {
    return Repeated.along(self(), Operands.asTensor(repeats), axis);
  }
}
