package damo.models.distribution;

import damo.data.Csr;
import damo.data.DataException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The model that a better one has to beat: each column of zeros and ones is 1 by itself, as often
 * as it was in the data.
 *
 * @param p how often each column was 1, float64, shape (d)
 */
public record BernoulliBaseline(INDArray p) {
  /** Is added to every probability, so that what never was may still come. */
  private static final double EPS = 1e-6;

  /**
   * The share of ones of each column.
   *
   * @param x zeros and ones, shape (n, d)
   * @throws DataException if there are no rows or another number is among them
   */
  public static BernoulliBaseline fit(INDArray x) {
    return fit(Csr.of(x));
  }

  /** As {@link #fit(INDArray)}, of sparse rows. */
  public static BernoulliBaseline fit(Csr x) {
    if (x.rows() == 0) throw new DataException("no rows say nothing about columns");
    double[] ones = new double[x.columns()];
    for (int row = 0; row < x.rows(); row++) {
      int here = row;
      x.forEach(row, (column, value) -> ones[column] += one(here, column, value));
    }
    return new BernoulliBaseline(
        Nd4j.createFromArray(Arrays.stream(ones).map(count -> count / x.rows()).toArray()));
  }

  private static float one(int row, int column, float value) {
    if (value == 1 || value == 0) return value;
    throw new DataException(
        "row %d, column %d is %s: zeros and ones were expected".formatted(row, column, value));
  }

  /**
   * −log of the probability of each row: −Σ x·log(p + 1e-6) + (1 − x)·log(1 − p + 1e-6).
   *
   * @param x zeros and ones, shape (n, d)
   * @return float64, shape (n)
   */
  public INDArray nll(INDArray x) {
    return nll(Csr.of(x));
  }

  /** As {@link #nll(INDArray)}, of sparse rows: the time is that of the entries. */
  public INDArray nll(Csr x) {
    double[] chances = p.toDoubleVector();
    if (x.columns() != chances.length) {
      throw new DataException(
          "rows of %d numbers were expected, not of %d".formatted(chances.length, x.columns()));
    }
    double ofZeros = Arrays.stream(chances).map(chance -> -Math.log(1 - chance + EPS)).sum();
    double[] more =
        Arrays.stream(chances)
            .map(chance -> Math.log(1 - chance + EPS) - Math.log(chance + EPS))
            .toArray();
    double[] nll = new double[x.rows()];
    Arrays.fill(nll, ofZeros);
    for (int row = 0; row < nll.length; row++) {
      int here = row;
      x.forEach(row, (column, value) -> nll[here] += one(here, column, value) * more[column]);
    }
    return Nd4j.createFromArray(nll);
  }
}
