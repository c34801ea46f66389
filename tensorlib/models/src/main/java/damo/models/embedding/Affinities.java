package damo.models.embedding;

import damo.error.DamoException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How likely each point would choose each other as its neighbour: pⱼ|ᵢ ∝ exp(−βᵢ‖xᵢ − xⱼ‖²), with
 * βᵢ so that the choice is as open as one among {@code perplexity} points (L. van der Maaten, G.
 * Hinton 2008, equation 1).
 */
public final class Affinities {
  private static final int MOST_HALVINGS = 200;
  private static final double CLOSE = 1e-12;

  /** The places of a matrix of n² numbers are counted by an int. */
  private static final int MOST_POINTS = 46_340;

  private Affinities() {}

  /**
   * The choices of each point; nobody chooses itself.
   *
   * @param x a point in each row, shape (n, d), all finite
   * @param perplexity above 1, at most n/3
   * @return float64, shape (n, n), rows add up to 1
   */
  public static INDArray conditional(INDArray x, double perplexity) {
    Points points = Points.of(x);
    return matrix(conditional(points, perplexity), points.rows());
  }

  /**
   * The mean of both choices of each pair: (pⱼ|ᵢ + pᵢ|ⱼ) / 2n.
   *
   * @param x a point in each row, shape (n, d), all finite
   * @param perplexity above 1, at most n/3
   * @return float64, shape (n, n), symmetric, adds up to 1
   */
  public static INDArray joint(INDArray x, double perplexity) {
    Points points = Points.of(x);
    int n = points.rows();
    double[] p = conditional(points, perplexity);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (p[i * n + j] + p[j * n + i]) / (2 * n);
        p[i * n + j] = mean;
        p[j * n + i] = mean;
      }
    }
    return matrix(p, n);
  }

  private static INDArray matrix(double[] p, int n) {
    return Nd4jBorder.toNd4j(Value.wrap(DType.FLOAT64, Ints.of(n, n), p));
  }

  private static double[] conditional(Points points, double perplexity) {
    check(points.rows(), perplexity);
    int n = points.rows();
    double[] p = new double[n * n];
    Thread asked = Thread.currentThread();
    IntStream.range(0, n)
        .parallel()
        .filter(row -> !asked.isInterrupted())
        .forEach(row -> choices(points.squaredDistances(row), row, perplexity, p));
    if (asked.isInterrupted()) throw new CancellationException("the affinities were interrupted");
    return p;
  }

  static void check(int n, double perplexity) {
    if (!(perplexity > 1) || n < 3 * perplexity) {
      throw new DamoException(
          ("a perplexity of %s needs %d points or more, and there are %d: choose one above 1 and at"
                  + " most a third of the points")
              .formatted(perplexity, (long) Math.ceil(3 * perplexity), n));
    }
    if (n > MOST_POINTS) {
      throw new DamoException(
          "all pairs of %d points are too many: take a sample of at most %d"
              .formatted(n, MOST_POINTS));
    }
  }

  /** Halves an interval of β until the entropy of the row is log perplexity. */
  private static void choices(double[] distances, int row, double perplexity, double[] p) {
    double nearest = nearest(distances, row);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double beta = firstGuess(distances, nearest);
    for (int i = 0; i < MOST_HALVINGS; i++) {
      double excess = choices(distances, row, nearest, beta, p) - Math.log(perplexity);
      if (Math.abs(excess) < CLOSE) return;
      if (excess > 0) low = beta;
      else high = beta;
      double next = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * beta;
      if (next == beta || next == Double.POSITIVE_INFINITY) return; // as near as numbers go
      beta = next;
    }
  }

  private static double nearest(double[] distances, int row) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < distances.length; j++) {
      if (j != row) nearest = Math.min(nearest, distances[j]);
    }
    return nearest;
  }

  /** One over the mean distance beyond the nearest, so that no unit of length is preferred. */
  private static double firstGuess(double[] distances, double nearest) {
    double sum = 0;
    for (double distance : distances) sum += Math.max(0, distance - nearest);
    double beta = distances.length / sum;
    return Double.isFinite(beta) && beta > 0 ? beta : 1;
  }

  /** Fills a row for one β, and gives its entropy. */
  private static double choices(
      double[] distances, int row, double nearest, double beta, double[] p) {
    int from = row * distances.length;
    double sum = 0;
    double weighted = 0;
    for (int j = 0; j < distances.length; j++) {
      double further = distances[j] - nearest;
      double weight = j == row ? 0 : Math.exp(-beta * further);
      p[from + j] = weight;
      sum += weight;
      if (weight > 0) weighted += weight * further;
    }
    for (int j = 0; j < distances.length; j++) p[from + j] /= sum;
    return Math.log(sum) + beta * weighted / sum;
  }
}
