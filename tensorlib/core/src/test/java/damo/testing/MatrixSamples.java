package damo.testing;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.Arrays;

/** Matrices on which decompositions and solvers are tried. */
final class MatrixSamples {
  /** Neither symmetric nor ill conditioned; the values expected of it are NumPy's and SciPy's. */
  static final Value SQUARE = matrix(3, 3, 4, 1, -.5, .3, 3, .8, 1.2, -.7, 2.5);

  /** {@link #SQUARE} in an order of rows that elimination has to change. */
  static final Value UNSORTED = matrix(3, 3, .3, 3, .8, 1.2, -.7, 2.5, 4, 1, -.5);

  /** Symmetric and positive definite. */
  static final Value POSITIVE = matrix(3, 3, 4, .6, -.4, .6, 3, .9, -.4, .9, 2.5);

  static final Value WIDE = matrix(2, 4, 1, 2, -1, .5, .3, -2, .7, 1.5);
  static final Value TALL = matrix(4, 2, 1, .3, 2, -2, -1, .7, .5, 1.5);
  static final Value NAN = matrix(2, 2, 1, Double.NaN, 0, 2);

  private final Samples s;

  MatrixSamples(long seed) {
    s = new Samples(seed);
  }

  static Value matrix(int rows, int columns, double... elements) {
    return Plain.array(Ints.of(rows, columns), elements);
  }

  Value reals(int... shape) {
    return s.reals(shape);
  }

  /** Square matrices in the last two axes whose diagonal outweighs the rest of each row. */
  Value regular(int... shape) {
    return withDiagonal(s.reals(shape), 2.5 * shape[shape.length - 1]);
  }

  /** Symmetric ones of that kind. */
  Value symmetric(int... shape) {
    Value x = s.reals(shape);
    int n = shape[shape.length - 1];
    double[] out = x.toDoubles();
    for (int i = 0; i < out.length; i++) {
      int row = i / n % n;
      int column = i % n;
      if (row < column) out[i] = x.getDouble(i + (column - row) * (n - 1));
    }
    return Plain.array(x.shape(), out);
  }

  Value positive(int... shape) {
    return withDiagonal(symmetric(shape), 2.5 * shape[shape.length - 1]);
  }

  private static Value withDiagonal(Value x, double added) {
    int n = x.shape().get(x.rank() - 1);
    double[] out = x.toDoubles();
    for (int i = 0; i < out.length; i++) if (i / n % n == i % n) out[i] += added + i % n;
    return Plain.array(x.shape(), out);
  }

  static Value single(Value x) {
    return x.cast(DType.FLOAT32);
  }

  static Value ones(int... shape) {
    double[] out = new double[Value.sizeOf(Ints.of(shape))];
    Arrays.fill(out, 1);
    return Plain.array(Ints.of(shape), out);
  }
}
