package damo.models.vae;

import damo.T;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * Normal distributions, each element by itself.
 *
 * @param mean shape (rows, n)
 * @param logVariance shape (rows, n)
 */
record Normal(TensorVariable mean, TensorVariable logVariance) {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  /** Of mean and log variance. */
  static Normal of(List<TensorVariable> both) {
    return new Normal(both.get(0), both.get(1));
  }

  /** Mean 0 and variance 1, in the shape of {@code like}. */
  static Normal standard(TensorVariable like) {
    TensorVariable zeros = T.zerosLike(like);
    return new Normal(zeros, zeros);
  }

  /** The value that stands where {@code eps} stands among standard normal numbers. */
  TensorVariable at(TensorVariable eps) {
    return mean.add(logVariance.mul(0.5).exp().mul(eps));
  }

  /** {@code −½ Σ (log 2π + log σ² + (x − μ)² / σ²)}, shape (rows). */
  TensorVariable logDensity(TensorVariable x) {
    TensorVariable square = x.sub(mean).sqr().mul(logVariance.neg().exp());
    return logVariance.add(square).add(LOG_2_PI).sum(1).mul(-0.5);
  }

  /** {@code ½ Σ (σ² + μ² − 1 − log σ²)}, the divergence to mean 0 and variance 1, shape (rows). */
  TensorVariable klToStandard() {
    return logVariance.exp().add(mean.sqr()).sub(1).sub(logVariance).sum(1).mul(0.5);
  }
}
