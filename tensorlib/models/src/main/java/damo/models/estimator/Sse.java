package damo.models.estimator;

import damo.T;
import damo.tensor.TensorVariable;
import java.util.Map;

/**
 * The supervised state estimator: the same beliefs, and what is told from them is given. It tells
 * {@code n_pred} numbers from the corrected belief; the targets lie beside the observations, behind
 * them along the last axis.
 */
public final class Sse extends Use {
  /** A model with first weights. */
  public Sse(Map<String, ?> settings) {
    super(settings);
  }

  @Override
  int outputs() {
    return settings().count("n_pred");
  }

  @Override
  TensorVariable told(Beliefs beliefs) {
    return beliefs.corrected();
  }

  @Override
  TensorVariable observed(TensorVariable y) {
    return y.get(":", ":-1", T.slice(0, settings().count("n_obs")));
  }

  @Override
  TensorVariable target(TensorVariable y) {
    int from = settings().count("n_obs");
    return y.get(":", ":-1", T.slice(from, from + outputs()));
  }
}
