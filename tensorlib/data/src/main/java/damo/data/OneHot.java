package damo.data;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Labels as rows of zeros with a single one. */
public final class OneHot {
  private OneHot() {}

  /**
   * Encodes labels.
   *
   * @param labels whole numbers 0 to {@code classes - 1}, shape (n)
   * @return float32, shape (n, classes)
   * @throws DataException if a label is not a class
   */
  public static INDArray of(INDArray labels, int classes) {
    int[] columns = Checked.labels(labels, Math.toIntExact(labels.length()), classes).toIntVector();
    float[] ones = new float[Math.multiplyExact(columns.length, classes)];
    for (int row = 0; row < columns.length; row++) {
      ones[row * classes + columns[row]] = 1;
    }
    return Nd4jBorder.toNd4j(DType.FLOAT32, Ints.of(columns.length, classes), ones, 0);
  }
}
