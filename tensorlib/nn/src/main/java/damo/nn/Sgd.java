package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/** Straight down: {@code p ← p − lr·g}. */
public record Sgd(Rate rate) implements GradientRule {
  /** With a rate that stays. */
  public Sgd(double learningRate) {
    this(Rate.of(learningRate));
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    return Updates.of(p, p.sub(g.mul(rate)));
  }
}
