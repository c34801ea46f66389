package damo.nn;

import damo.Damo;
import damo.T;
import damo.compile.Updates;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * Steps in units of the recent size of the gradient, along its recent mean: {@code m ← beta1·m + (1
 * − beta1)·g}, {@code v ← beta2·v + (1 − beta2)·g²}, {@code p ← p − lr·√(1 − beta2ᵗ) / (1 − beta1ᵗ)
 * · m / (√v + epsilon)} (D. Kingma, J. Ba 2015, the form at the end of its section 2). The first
 * step moves each element by lr.
 */
public record Adam(Rate rate, double beta1, double beta2, double epsilon) implements GradientRule {
  public Adam {
    Settings.decay("beta1", beta1);
    Settings.decay("beta2", beta2);
    Settings.positive("epsilon", epsilon);
  }

  /** With the usual decays, .9 and .999, and 1e-8. */
  public Adam(Rate rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  /** As {@link #Adam(Rate)}, with a rate that stays. */
  public Adam(double learningRate) {
    this(Rate.of(learningRate));
  }

  /** The usual numbers: a rate of 1e-3, .9, .999 and 1e-8. */
  public Adam() {
    this(1e-3);
  }

  /** With a rate that stays. */
  public Adam(double learningRate, double beta1, double beta2, double epsilon) {
    this(Rate.of(learningRate), beta1, beta2, epsilon);
  }

  /** The number of steps is counted once for all parameters, as {@code opt_adam_t}. */
  @Override
  public Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients) {
    return updates(parameters, gradients, rate.start());
  }

  Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients, Rate.Step given) {
    Settings.trainable(parameters, gradients);
    SharedTensor t = Damo.shared(0.0, DType.FLOAT64).named("opt_adam_t");
    TensorVariable now = t.add(1);
    TensorVariable corrected =
        T.sqrt(rest(beta2, now)).div(rest(beta1, now)).mul(given.in(DType.FLOAT64));
    Updates all = new Updates().putAll(given.updates()).put(t, now);
    for (int i = 0; i < parameters.size(); i++) {
      SharedTensor p = parameters.get(i);
      all.putAll(step(p, gradients.get(i), corrected.astype(p.dtype())));
    }
    return all;
  }

  /** In float64, where {@code 1 − betaᵗ} does not cancel. */
  private static TensorVariable rest(double beta, TensorVariable t) {
    return T.sub(1.0, T.pow(T.constant(beta, DType.FLOAT64), t));
  }

  /**
   * One parameter.
   *
   * @param rate corrected for the number of steps
   */
  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor m = Memory.of("adam_m", p);
    SharedTensor v = Memory.of("adam_v", p);
    TensorVariable mean = m.mul(beta1).add(g.mul(1 - beta1));
    TensorVariable square = v.mul(beta2).add(g.sqr().mul(1 - beta2));
    TensorVariable down = mean.mul(rate).div(square.sqrt().add(epsilon));
    return Updates.of(m, mean, v, square, p, p.sub(down));
  }
}
