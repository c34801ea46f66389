package damo.models.embedding;

import damo.data.DataException;
import damo.value.Nd4jBorder;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows of finite numbers, one row after another. */
record Points(double[] values, int rows, int columns) {
  /**
   * The rows of a matrix.
   *
   * @throws DataException if it is no matrix, is empty, or has a number that is not finite
   */
  static Points of(INDArray x) {
    if (x.rank() != 2 || x.isEmpty()) {
      throw new DataException(
          "points are a matrix with a row for each, not an array of shape "
              + Arrays.toString(x.shape()));
    }
    Points points = new Points(Nd4jBorder.fromNd4j(x).toDoubles(), x.rows(), x.columns());
    points.checkFinite();
    return points;
  }

  private void checkFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new DataException(
            "row %d, column %d is %s: points are finite numbers"
                .formatted(i / columns, i % columns, values[i]));
      }
    }
  }

  /** The squared Euclidean distance of one row to each. */
  double[] squaredDistances(int row) {
    double[] distances = new double[rows];
    for (int other = 0; other < rows; other++) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        double difference = values[row * columns + j] - values[other * columns + j];
        sum += difference * difference;
      }
      distances[other] = sum;
    }
    return distances;
  }
}
