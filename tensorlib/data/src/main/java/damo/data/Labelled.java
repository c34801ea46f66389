package damo.data;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The matrix form of a data set, with the label in column 0. */
final class Labelled {
  private Labelled() {}

  static Dataset split(INDArray matrix) {
    if (matrix.rank() != 2 || matrix.columns() < 2) {
      throw new DataException(
          "a labelled matrix has the label in column 0 and at least one feature after it");
    }
    INDArray y = matrix.getColumn(0).dup();
    INDArray x =
        matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(1, matrix.columns())).dup('c');
    return new Dataset(x, y, Checked.classes(y), List.of());
  }
}
