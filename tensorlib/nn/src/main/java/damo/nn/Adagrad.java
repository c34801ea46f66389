package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/**
 * Smaller steps where gradients have been large: {@code a ← a + g²}, {@code p ← p − lr·g / √(a +
 * epsilon)} (J. Duchi et al. 2011).
 */
public record Adagrad(Rate rate, double epsilon) implements GradientRule {
  public Adagrad {
    Settings.positive("epsilon", epsilon);
  }

  /** With a rate that stays, and 1e-6. */
  public Adagrad(double learningRate) {
    this(learningRate, 1e-6);
  }

  /** With a rate that stays. */
  public Adagrad(double learningRate, double epsilon) {
    this(Rate.of(learningRate), epsilon);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor a = Memory.of("adagrad", p);
    TensorVariable next = a.add(g.sqr());
    return Updates.of(a, next, p, p.sub(g.mul(rate).div(next.add(epsilon).sqrt())));
  }
}
