package damo.nn;

import damo.T;
import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * A rule by which parameters follow their gradients. What a rule remembers lies in shared variables
 * called {@code opt_<rule>_<parameter>}, made anew by each call of {@link #updates}.
 */
public interface Optimizer {
  /** What one parameter, and what is remembered of it, become. */
  Updates step(SharedTensor parameter, TensorVariable gradient);

  /**
   * What all parameters become.
   *
   * @param gradients one for each parameter, in their order and shapes
   */
  default Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients) {
    Settings.oneEach(parameters, gradients);
    Updates all = new Updates();
    for (int i = 0; i < parameters.size(); i++)
      all.putAll(step(parameters.get(i), gradients.get(i)));
    return all;
  }

  /** Steps down the gradient of {@code cost}, a float scalar. */
  default Updates updates(TensorVariable cost, List<SharedTensor> parameters) {
    return updates(parameters, T.grad(cost, parameters));
  }
}
