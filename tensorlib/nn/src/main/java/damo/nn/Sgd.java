package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/** Straight down: {@code p ← p − lr·g}. */
public record Sgd(double learningRate) implements Optimizer {
  public Sgd {
    Settings.positive("learningRate", learningRate);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g) {
    return Updates.of(p, p.sub(g.mul(learningRate)));
  }
}
