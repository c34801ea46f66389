package damo.nn;

import damo.T;
import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/** A rule by which each parameter follows its own gradient. */
public interface GradientRule extends Optimizer {
  /** How far a step goes. */
  Rate rate();

  /**
   * What one parameter, and what is remembered of it, become.
   *
   * @param rate a scalar of the parameter's dtype
   */
  Updates step(SharedTensor parameter, TensorVariable gradient, TensorVariable rate);

  /**
   * What all parameters become.
   *
   * @param gradients one for each parameter, in their order and shapes
   * @throws damo.error.DamoException if a parameter is no float, two have one name, or their number
   *     is another than that of the gradients
   */
  default Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients) {
    Settings.trainable(parameters, gradients);
    Rate.Step rate = rate().start();
    Updates all = new Updates().putAll(rate.updates());
    for (int i = 0; i < parameters.size(); i++) {
      SharedTensor p = parameters.get(i);
      all.putAll(step(p, gradients.get(i), rate.in(p.dtype())));
    }
    return all;
  }

  @Override
  default Updates updates(TensorVariable cost, List<SharedTensor> parameters) {
    return updates(parameters, T.grad(cost, parameters));
  }
}
