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
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  public Adam {
    Settings.positive("learningRate", learningRate);
    Settings.decay("beta1", beta1);
    Settings.decay("beta2", beta2);
    Settings.positive("epsilon", epsilon);
  }

  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  public Adam() {
    this(1e-3);
  }

  @Override
  public Updates step(SharedTensor p, TensorVariable g) {
    return updates(List.of(p), List.of(g));
  }

  /** The number of steps is counted once for all parameters, as {@code opt_adam_t}. */
  @Override
  public Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients) {
    Settings.oneEach(parameters, gradients);
    SharedTensor t = Damo.shared(0.0, DType.FLOAT64).named("opt_adam_t");
    TensorVariable now = t.add(1);
    TensorVariable rate = rate(now);
    Updates all = Updates.of(t, now);
    for (int i = 0; i < parameters.size(); i++)
      all.putAll(step(parameters.get(i), gradients.get(i), rate));
    return all;
  }

  /** In float64, where {@code 1 − beta2ᵗ} does not cancel. */
  private TensorVariable rate(TensorVariable t) {
    return T.sqrt(rest(beta2, t)).div(rest(beta1, t)).mul(learningRate);
  }

  private static TensorVariable rest(double beta, TensorVariable t) {
    return T.sub(1.0, T.pow(T.constant(beta, DType.FLOAT64), t));
  }

  private Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
    SharedTensor m = Memory.of("adam_m", p);
    SharedTensor v = Memory.of("adam_v", p);
    TensorVariable mean = m.mul(beta1).add(g.mul(1 - beta1));
    TensorVariable square = v.mul(beta2).add(g.sqr().mul(1 - beta2));
    TensorVariable down = mean.mul(rate.astype(p.dtype())).div(square.sqrt().add(epsilon));
    return Updates.of(m, mean, v, square, p, p.sub(down));
  }
}
