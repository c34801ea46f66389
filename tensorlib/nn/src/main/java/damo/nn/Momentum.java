package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/** A heavy ball: {@code v ← momentum·v − lr·g}, {@code p ← p + v}. */
public record Momentum(double learningRate, double momentum) implements Optimizer {
  public Momentum {
    Settings.positive("learningRate", learningRate);
    Settings.decay("momentum", momentum);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g) {
    SharedTensor v = Memory.of("momentum", p);
    TensorVariable next = v.mul(momentum).sub(g.mul(learningRate));
    return Updates.of(v, next, p, p.add(next));
  }
}
