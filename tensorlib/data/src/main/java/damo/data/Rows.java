package damo.data;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies of chosen rows. */
final class Rows {
  private Rows() {}

  static INDArray ofMatrix(INDArray x, int[] rows) {
    check(rows, x.rows());
    return Nd4j.pullRows(x, 1, rows, 'c');
  }

  static INDArray ofVector(INDArray y, int[] rows) {
    int[] all = y.toIntVector();
    return Nd4j.createFromArray(Arrays.stream(rows).map(row -> all[row]).toArray());
  }

  private static void check(int[] rows, int size) {
    if (rows.length == 0) {
      throw new DataException("no rows were chosen: a data set has at least one");
    }
    for (int row : rows) {
      if (row < 0 || row >= size) {
        throw new DataException("row %d is not one of 0 to %d".formatted(row, size - 1));
      }
    }
  }
}
