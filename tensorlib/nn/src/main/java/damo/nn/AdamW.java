package damo.nn;

import damo.compile.Updates;
import damo.graph.SharedVariable;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@link Adam}, and beside its step each parameter shrinks by {@code learning rate · weightDecay ·
 * p}: a decay that the size of gradients does not change (I. Loshchilov, F. Hutter 2019).
 *
 * @param rate of Adam and of the decay
 * @param decayed which parameters shrink, by their names
 */
public record AdamW(
    Rate rate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    Predicate<String> decayed)
    implements GradientRule {
  public AdamW {
    Settings.require(weightDecay >= 0, "weightDecay must be at least 0, got %s", weightDecay);
  }

  /** With the usual decays; all parameters shrink. */
  public AdamW(double learningRate, double weightDecay) {
    this(Rate.of(learningRate), 0.9, 0.999, 1e-8, weightDecay, name -> true);
  }

  @Override
  public Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients) {
    Rate.Step given = rate.start();
    Updates all = new Updates();
    adam()
        .updates(parameters, gradients, given)
        .asMap()
        .forEach((variable, next) ->
            all.put(
                variable, parameters.contains(variable) ? shrunk(variable, next, given) : next));
    return all;
  }

  private TensorVariable shrunk(SharedVariable parameter, TensorVariable next, Rate.Step given) {
    SharedTensor p = (SharedTensor) parameter;
    if (!decayed.test(p.label())) return next;
    return next.sub(p.mul(given.in(p.dtype()).mul(weightDecay)));
  }

  private Adam adam() {
    return new Adam(rate, beta1, beta2, epsilon);
  }

  /** Adam's step alone, without the decay. */
  @Override
  public Updates step(SharedTensor p, TensorVariable g, TensorVariable corrected) {
    return adam().step(p, g, corrected);
  }
}
