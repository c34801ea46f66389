package damo.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A few rows of a data set.
 *
 * @param x float32, shape (batch, d)
 * @param y int32, shape (batch)
 */
public record Batch(INDArray x, INDArray y) {
  static Batch of(Dataset data, int[] rows) {
    return new Batch(Rows.of(data.x(), rows), Rows.of(data.y(), rows));
  }

  static int checkedSize(int size) {
    if (size < 1) {
      throw new DataException("a batch has at least one row, not " + size);
    }
    return size;
  }

  /** How many rows there are. */
  public int size() {
    return x.rows();
  }
}
