package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;

/**
 * Steps whose size comes from those before: {@code r ← rho·r + (1 − rho)·g²}, {@code u = −lr·√(s +
 * epsilon) / √(r + epsilon)·g}, {@code s ← rho·s + (1 − rho)·(u / lr)²}, {@code p ← p + u} (M.
 * Zeiler 2012, whose lr is 1).
 */
public record Adadelta(Rate rate, double rho, double epsilon) implements GradientRule {
  public Adadelta {
    Settings.decay("rho", rho);
    Settings.positive("epsilon", epsilon);
  }

  /** Rate 1, .95 and 1e-6. */
  public Adadelta() {
    this(Rate.of(1), 0.95, 1e-6);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor r = Memory.of("adadelta_r", p);
    SharedTensor s = Memory.of("adadelta_s", p);
    TensorVariable square = r.mul(rho).add(g.sqr().mul(1 - rho));
    TensorVariable step = s.add(epsilon).sqrt().div(square.add(epsilon).sqrt()).mul(g);
    TensorVariable steps = s.mul(rho).add(step.sqr().mul(1 - rho));
    return Updates.of(r, square, s, steps, p, p.sub(step.mul(rate)));
  }
}
