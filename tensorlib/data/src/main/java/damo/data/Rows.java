package damo.data;

import damo.value.Nd4jBorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies of chosen rows. */
final class Rows {
  private Rows() {}

  static INDArray of(INDArray x, int[] rows) {
    if (rows.length == 0) {
      throw new DataException("no rows were chosen: a data set has at least one");
    }
    for (int row : rows) {
      if (row < 0 || row >= x.size(0)) {
        throw new DataException("row %d is not one of 0 to %d".formatted(row, x.size(0) - 1));
      }
    }
    return Nd4jBorder.rows(x, rows);
  }
}
