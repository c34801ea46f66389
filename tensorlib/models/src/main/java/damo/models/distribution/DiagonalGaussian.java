package damo.models.distribution;

import damo.T;
import damo.nn.Losses;
import damo.random.RandomStreams;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * Independent normal numbers along the last axis; the axes before it are as many distributions.
 *
 * @param mean shape (…, d)
 * @param logVariance the logarithm of each variance, shape (…, d)
 */
public record DiagonalGaussian(TensorVariable mean, TensorVariable logVariance) {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Of a mean and the logarithm of each variance, variables or arrays. */
  public static DiagonalGaussian of(Object mean, Object logVariance) {
    return new DiagonalGaussian(T.asTensor(mean), T.asTensor(logVariance));
  }

  /** Of a mean and variances, which are above 0. */
  public static DiagonalGaussian ofVariance(Object mean, Object variance) {
    return of(mean, T.log(variance));
  }

  /** One for each step: the means and log variances of all, along a new first axis. */
  public static DiagonalGaussian ofSteps(List<?> means, List<?> logVariances) {
    return of(T.stack(means), T.stack(logVariances));
  }

  /**
   * The logarithm of the density at {@code x}.
   *
   * @param x shape (…, d)
   * @return shape (…)
   */
  public TensorVariable logDensity(Object x) {
    TensorVariable scaled = T.sub(x, mean).sqr().mul(precision());
    return scaled.add(logVariance).add(LOG_TWO_PI).mul(-0.5).sum(-1);
  }

  /**
   * KL(this‖other) = ½ Σ (log σ₂² − log σ₁² − 1 + σ₁²/σ₂² + (μ₂ − μ₁)²/σ₂²).
   *
   * @return shape (…); its sum is that of all distributions
   */
  public TensorVariable divergenceFrom(DiagonalGaussian other) {
    return Losses.kl(mean, logVariance, other.mean, other.logVariance).sum(-1);
  }

  /**
   * The distance of Bhattacharyya, ⅛ Σ (μ₁ − μ₂)²/σ² + ½ Σ log(σ²/σ₁σ₂), where σ² is the mean of
   * both variances. It is the same both ways.
   *
   * @return shape (…)
   */
  public TensorVariable bhattacharyya(DiagonalGaussian other) {
    TensorVariable logMean = T.logaddexp(logVariance, other.logVariance).sub(Math.log(2));
    TensorVariable far = mean.sub(other.mean).sqr().mul(T.exp(logMean.neg())).mul(0.25);
    TensorVariable wide = logMean.sub(logVariance.add(other.logVariance).mul(0.5));
    return far.add(wide).mul(0.5).sum(-1);
  }

  /** One draw of each, shape (…, d). */
  public TensorVariable sample(RandomStreams random) {
    return around(random.normal(T.shape(mean.add(logVariance))));
  }

  /** Some draws of each, shape (count, …, d). */
  public TensorVariable sample(RandomStreams random, int count) {
    TensorVariable one = T.shape(mean.add(logVariance));
    return around(random.normal(T.join(0, T.constant(new long[] {count}), one)));
  }

  /** Mean 0 and variance 1, in the shape of {@code like}. */
  public static DiagonalGaussian standard(TensorVariable like) {
    TensorVariable zeros = T.zerosLike(like);
    return new DiagonalGaussian(zeros, zeros);
  }

  /** KL(this‖standard) = ½ Σ (σ² + μ² − 1 − log σ²), shape (…). */
  public TensorVariable divergenceFromStandard() {
    return Losses.klToStandard(mean, logVariance).sum(-1);
  }

  /** Where standard normal numbers {@code noise} lie in this: {@code μ + σ · noise}. */
  public TensorVariable around(TensorVariable noise) {
    return noise.astype(mean.dtype()).mul(T.exp(logVariance.mul(0.5))).add(mean);
  }

  private TensorVariable precision() {
    return T.exp(logVariance.neg());
  }
}
