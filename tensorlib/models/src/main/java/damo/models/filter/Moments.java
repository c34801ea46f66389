package damo.models.filter;

import damo.T;
import damo.tensor.TensorVariable;

/**
 * What is known of a state: a mean for each sequence, shape (n, states), and a covariance for each
 * or for all, shape (…, states, states).
 */
record Moments(TensorVariable mean, TensorVariable covariance) {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /**
   * What is known once something was seen.
   *
   * @param error seen − expected, shape (n, seen)
   * @param spread the covariance of the error, shape (…, seen, seen)
   * @param shared the covariance of the error and the state, shape (…, seen, states)
   */
  Moments corrected(TensorVariable error, TensorVariable spread, TensorVariable shared) {
    TensorVariable gain = T.linalg.solve(spread, shared); // (…, seen, states)
    TensorVariable certain = T.matmul(shared.matrixTranspose(), gain);
    return new Moments(mean.add(T.vecmat(error, gain)), symmetric(covariance.sub(certain)));
  }

  /** The log density of an error whose mean is 0, shape (n). */
  static TensorVariable logDensity(TensorVariable error, TensorVariable spread) {
    TensorVariable root = T.linalg.cholesky(spread);
    TensorVariable scaled =
        T.linalg.solveTriangular(root, T.expandDims(error, 2), true).sqr().sum(-1).sum(-1);
    TensorVariable size = T.log(T.diagonal(root, 0, root.ndim() - 2, root.ndim() - 1)).sum(-1);
    TensorVariable freedom = error.shape().get(1).astype(error.dtype()).mul(LOG_TWO_PI);
    return scaled.add(freedom).mul(-0.5).sub(size);
  }

  private static TensorVariable symmetric(TensorVariable matrices) {
    return matrices.add(matrices.matrixTranspose()).mul(0.5);
  }
}
