package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/**
 * Momentum that looks ahead: {@code v ← momentum·v − lr·g}, {@code p ← p + momentum·v − lr·g}, in
 * which p stands where the look-ahead stood (Y. Bengio et al. 2013, section 3.5).
 */
public record Nesterov(Rate rate, double momentum) implements GradientRule {
  public Nesterov {
    Settings.decay("momentum", momentum);
  }

  /** With a rate that stays. */
  public Nesterov(double learningRate, double momentum) {
    this(Rate.of(learningRate), momentum);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor v = Memory.of("nesterov", p);
    TensorVariable down = g.mul(rate);
    TensorVariable next = v.mul(momentum).sub(down);
    return Updates.of(v, next, p, p.add(next.mul(momentum)).sub(down));
  }
}
