package damo.models.embedding;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.DataException;
import damo.error.DamoException;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The directions in which points vary most, at right angles to each other. All is float64.
 *
 * <p>A direction points to where its number of greatest size is above 0, so the same points always
 * give the same directions. Where points do not vary, in columns that are constant or that follow
 * from others, directions are any that are left, with variance 0.
 *
 * @param mean of each column, shape (1, d)
 * @param components a direction of length 1 in each row, by falling variance, shape (k, d)
 * @param explainedVariance the variance along each, with n − 1 as divisor, shape (k)
 * @param totalVariance along all directions, also those that are left out
 */
public record Pca(
    INDArray mean, INDArray components, INDArray explainedVariance, double totalVariance) {
  /**
   * Measures points.
   *
   * @param x a point in each row, shape (n, d)
   * @param k how many directions to keep, from 1 to min(n, d)
   * @throws DataException if there are fewer than two points or a number is not finite
   */
  public static Pca fit(INDArray x, int k) {
    Points points = Points.of(x);
    int most = Math.min(points.rows(), points.columns());
    if (points.rows() < 2) throw new DataException("one point has no variance: give two or more");
    if (k < 1 || k > most) {
      throw new DamoException(
          "%d points of %d numbers have from 1 to %d directions, not %d"
              .formatted(points.rows(), points.columns(), most, k));
    }
    return measured(x.castTo(DataType.DOUBLE), points.rows() > points.columns(), k);
  }

  private static Pca measured(INDArray x, boolean isTall, int k) {
    TensorVariable points = T.tensor("x", DType.FLOAT64, -1, -1);
    TensorVariable mean = points.mean(0, true);
    TensorVariable centred = points.sub(mean);
    TensorVariable freedom = points.shape().get(0).sub(1);
    Directions found = isTall ? ofCovariance(centred, freedom) : ofPoints(centred, freedom);
    TensorVariable chosen = found.rows().get(":" + k);
    Function measure =
        Damo.function(
            List.of(points),
            List.of(
                mean,
                chosen.mul(signs(chosen)),
                found.variances().get(":" + k),
                centred.sqr().sum().div(freedom)));
    List<INDArray> all = measure.callAll(x);
    return new Pca(all.get(0), all.get(1), all.get(2), all.get(3).getDouble());
  }

  private record Directions(TensorVariable rows, TensorVariable variances) {}

  /** Of d×d numbers, however many points there are. */
  private static Directions ofCovariance(TensorVariable centred, TensorVariable freedom) {
    TensorVariable covariance = T.dot(centred.transpose(), centred).div(freedom);
    List<TensorVariable> rising = T.linalg.eigh(covariance);
    TensorVariable variances = T.maximum(rising.get(0).get("::-1"), 0); // rounding may go below
    return new Directions(rising.get(1).transpose().get("::-1"), variances);
  }

  private static Directions ofPoints(TensorVariable centred, TensorVariable freedom) {
    List<TensorVariable> parts = T.linalg.svd(centred, false);
    return new Directions(parts.get(2), parts.get(1).sqr().div(freedom));
  }

  private static TensorVariable signs(TensorVariable directions) {
    TensorVariable size = T.abs(directions);
    TensorVariable rows = T.arange(directions.shape().get(0));
    return T.sgn(directions.get(rows, size.argmax(1))).dimshuffle(0, 'x');
  }

  /** Each variance as a share of the total, shape (k); zeros if the points do not vary. */
  public INDArray explainedVarianceRatio() {
    return explainedVariance.div(totalVariance > 0 ? totalVariance : 1);
  }

  /**
   * Points by their places along the directions.
   *
   * @param x shape (m, d)
   * @return shape (m, k)
   */
  public INDArray transform(INDArray x) {
    return wide(x, mean.columns()).subi(mean).mmul(components.transpose());
  }

  /**
   * The points that are at these places, as near as the directions allow.
   *
   * @param z shape (m, k)
   * @return shape (m, d)
   */
  public INDArray inverse(INDArray z) {
    return wide(z, components.rows()).mmul(components).addi(mean);
  }

  /** A copy in float64. */
  private static INDArray wide(INDArray x, long columns) {
    if (x.rank() != 2 || x.columns() != columns) {
      throw new DataException(
          "rows of %d numbers were expected, not an array of shape %s"
              .formatted(columns, java.util.Arrays.toString(x.shape())));
    }
    return x.dataType() == DataType.DOUBLE ? x.dup('c') : x.castTo(DataType.DOUBLE);
  }
}
