package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/**
 * Steps in units of the recent size of the gradient: {@code r ← rho·r + (1 − rho)·g²}, {@code p ← p
 * − lr·g / √(r + epsilon)} (T. Tieleman, G. Hinton 2012).
 */
public record RmsProp(Rate rate, double rho, double epsilon) implements GradientRule {
  public RmsProp {
    Settings.decay("rho", rho);
    Settings.positive("epsilon", epsilon);
  }

  /** With a rate that stays, .9 and 1e-8. */
  public RmsProp(double learningRate) {
    this(learningRate, 0.9, 1e-8);
  }

  /** With a rate that stays. */
  public RmsProp(double learningRate, double rho, double epsilon) {
    this(Rate.of(learningRate), rho, epsilon);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor r = Memory.of("rmsprop", p);
    TensorVariable next = r.mul(rho).add(g.sqr().mul(1 - rho));
    return Updates.of(r, next, p, p.sub(g.mul(rate).div(next.add(epsilon).sqrt())));
  }
}
