package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/**
 * Steps in units of the recent deviation of the gradient, with momentum: {@code r ← rho·r + (1 −
 * rho)·g²}, {@code m ← rho·m + (1 − rho)·g}, {@code v ← momentum·v − lr·g / √(r − m² + epsilon)},
 * {@code p ← p + v} (A. Graves 2013, equations 38 to 41).
 */
public record CentredRmsProp(Rate rate, double rho, double momentum, double epsilon)
    implements GradientRule {
  public CentredRmsProp {
    Settings.decay("rho", rho);
    Settings.decay("momentum", momentum);
    Settings.positive("epsilon", epsilon);
  }

  /** Graves's numbers: .95, .9 and 1e-4; his rate is 1e-4. */
  public CentredRmsProp(double learningRate) {
    this(Rate.of(learningRate), 0.95, 0.9, 1e-4);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor r = Memory.of("centredrmsprop_r", p);
    SharedTensor m = Memory.of("centredrmsprop_m", p);
    SharedTensor v = Memory.of("centredrmsprop_v", p);
    TensorVariable square = r.mul(rho).add(g.sqr().mul(1 - rho));
    TensorVariable mean = m.mul(rho).add(g.mul(1 - rho));
    TensorVariable deviation = square.sub(mean.sqr()).add(epsilon).sqrt();
    TensorVariable next = v.mul(momentum).sub(g.mul(rate).div(deviation));
    return Updates.of(r, square, m, mean, v, next, p, p.add(next));
  }
}
