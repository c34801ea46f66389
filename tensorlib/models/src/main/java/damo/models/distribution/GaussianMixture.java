package damo.models.distribution;

import damo.T;
import damo.random.RandomStreams;
import damo.tensor.TensorVariable;

/**
 * One of k Gaussians, by chance.
 *
 * @param weights how likely each is, adding up to 1, shape (k)
 * @param parts the Gaussians, their means of shape (k, d)
 */
public record GaussianMixture(TensorVariable weights, DiagonalGaussian parts) {
  /**
   * Of weights that may add up to anything.
   *
   * @param weights at least 0, shape (k)
   * @param means shape (k, d)
   * @param logVariances shape (k, d)
   */
  public static GaussianMixture of(Object weights, Object means, Object logVariances) {
    TensorVariable plain = T.asTensor(weights);
    return new GaussianMixture(plain.div(plain.sum()), DiagonalGaussian.of(means, logVariances));
  }

  /**
   * The logarithm of the density of each row.
   *
   * @param x shape (n, d)
   * @return shape (n)
   */
  public TensorVariable logDensity(Object x) {
    return T.logsumexp(joint(x), 1);
  }

  /**
   * The same if it is known which Gaussian each row is of; how likely that one is does not count.
   *
   * @param x shape (n, d)
   * @param part integers, shape (n)
   * @return shape (n)
   */
  public TensorVariable logDensity(Object x, Object part) {
    TensorVariable all = byPart(x);
    return all.get(T.arange(all.shape().get(0)), T.asTensor(part));
  }

  /**
   * How likely each row is of each Gaussian.
   *
   * @param x shape (n, d)
   * @return shape (n, k), rows add up to 1
   */
  public TensorVariable responsibilities(Object x) {
    TensorVariable joint = joint(x);
    return T.exp(joint.sub(T.logsumexp(joint, 1, true)));
  }

  private TensorVariable joint(Object x) {
    return byPart(x).add(T.log(weights));
  }

  private TensorVariable byPart(Object x) {
    return parts.logDensity(T.asTensor(x).dimshuffle(0, 'x', 1));
  }

  /** Draws of {@code count} rows, shape (count, d). */
  public TensorVariable sample(RandomStreams random, int count) {
    TensorVariable chosen =
        random.choice(new long[] {count}, weights.shape().get(0), true, weights);
    return new DiagonalGaussian(parts.mean().get(chosen), parts.logVariance().get(chosen))
        .sample(random);
  }
}
