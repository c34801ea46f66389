package damo.nn;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Features as networks take them: floatX, one row an example, all finite. */
final class Features {
  private Features() {}

  /** A matrix of features, or a vector as the only row. */
  static Value of(INDArray features) {
    Value read = Nd4jBorder.fromNd4j(features);
    if (read.rank() == 1) read = read.reshaped(Ints.of(1, read.size()));
    if (read.rank() != 2)
      throw new ShapeException(
          "features must be a matrix with a row for each example, got an array of shape "
              + read.shape());
    return after(read, 0);
  }

  /** The columns of a matrix from {@code first} on. */
  static Value after(Value matrix, int first) {
    int rows = matrix.shape().get(0);
    int columns = matrix.shape().get(1);
    Value kept = Value.zeros(matrix.dtype(), Ints.of(rows, columns - first));
    for (int row = 0; row < rows; row++)
      copy(matrix, row * columns + first, kept, row * (columns - first), columns - first);
    return finite(kept.cast(DType.floatX()), first);
  }

  private static void copy(Value from, int at, Value to, int toAt, int length) {
    System.arraycopy(from.array(), at, to.array(), toAt, length);
  }

  /** So many rows from {@code first} on. */
  static Value rows(Value matrix, int first, int count) {
    int columns = matrix.shape().get(1);
    Value part = Value.zeros(matrix.dtype(), Ints.of(count, columns));
    copy(matrix, first * columns, part, 0, count * columns);
    return part;
  }

  static void copyRow(Value from, int row, Value to, int toRow) {
    int columns = from.shape().get(1);
    copy(from, row * columns, to, toRow * columns, columns);
  }

  private static Value finite(Value x, int labels) {
    for (int i = 0, n = x.size(); i < n; i++)
      if (!Double.isFinite(x.getDouble(i))) throw notFinite(x, i, labels);
    return x;
  }

  private static DamoException notFinite(Value x, int i, int labels) {
    int columns = x.shape().get(1);
    return new DamoException(
        "row "
            + i / columns
            + " has "
            + x.getDouble(i)
            + " in column "
            + (i % columns + labels)
            + ": drop or replace what is not finite before training");
  }

  static void checkColumns(Value x, int features, String labels) {
    if (x.shape().get(1) == features) return;
    throw new ShapeException(
        "the network was made for rows of "
            + labels
            + features
            + " features, got "
            + labels
            + x.shape().get(1));
  }
}
