package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/** A heavy ball: {@code v ← momentum·v − lr·g}, {@code p ← p + v}. */
public record Momentum(Rate rate, double momentum) implements GradientRule {
  public Momentum {
    Settings.decay("momentum", momentum);
  }

  /** With a rate that stays. */
  public Momentum(double learningRate, double momentum) {
    this(Rate.of(learningRate), momentum);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor v = Memory.of("momentum", p);
    TensorVariable next = v.mul(momentum).sub(g.mul(rate));
    return Updates.of(v, next, p, p.add(next));
  }
}
