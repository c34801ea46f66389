package damo.models.embedding;

import damo.data.DataException;
import damo.error.DamoException;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How well a map kept neighbours. */
public final class Neighbourhoods {
  private Neighbourhoods() {}

  /**
   * How far one may trust that neighbours on the map are neighbours: 1 − 2/(n·k·(2n − 3k − 1)) · Σᵢ
   * Σⱼ (r(i, j) − k), over the k nearest j of i on the map that are not among its k nearest points,
   * with r the rank of j among them (J. Venna, S. Kaski 2001).
   *
   * @param x points, shape (n, d)
   * @param map their places, shape (n, axes)
   * @param k how many neighbours, from 1 to less than n/2
   * @return 1 if all are true neighbours, about .5 for a map by chance
   */
  public static double trustworthiness(INDArray x, INDArray map, int k) {
    Points points = Points.of(x);
    Points places = Points.of(map);
    int n = points.rows();
    if (places.rows() != n) {
      throw new DataException("there are %d points and %d places".formatted(n, places.rows()));
    }
    if (k < 1 || 2 * k >= n) {
      throw new DamoException(
          "%d neighbours of %d points: it must be from 1 to less than half".formatted(k, n));
    }
    long wrong =
        IntStream.range(0, n).parallel().mapToLong(row -> excess(points, places, row, k)).sum();
    return 1 - 2.0 * wrong / ((double) n * k * (2.0 * n - 3 * k - 1));
  }

  private static long excess(Points points, Points places, int row, int k) {
    double[] far = points.squaredDistances(row);
    long sum = 0;
    for (int neighbour : nearest(places.squaredDistances(row), row, k)) {
      sum += Math.max(0, rank(far, row, neighbour) - k);
    }
    return sum;
  }

  /** The nearest has rank 1. Of two at one distance the first is nearer. */
  private static int rank(double[] distances, int row, int other) {
    int rank = 1;
    for (int j = 0; j < distances.length; j++) {
      boolean isNearer =
          distances[j] < distances[other] || (distances[j] == distances[other] && j < other);
      if (j != row && j != other && isNearer) rank++;
    }
    return rank;
  }

  private static int[] nearest(double[] distances, int row, int k) {
    distances[row] = Double.POSITIVE_INFINITY;
    int[] nearest = new int[k];
    for (int i = 0; i < k; i++) {
      int best = 0;
      for (int j = 1; j < distances.length; j++) {
        if (distances[j] < distances[best]) best = j;
      }
      nearest[i] = best;
      distances[best] = Double.POSITIVE_INFINITY;
    }
    return nearest;
  }
}
