package damo.models.estimator;

import damo.nn.Activation;
import damo.nn.Layer;
import damo.tensor.TensorVariable;
import java.util.Map;

/**
 * The unsupervised state estimator: it learns to tell what will be observed next, and so, without
 * being told, where it is. Walks have actions of shape (walks, steps, n_act) and observations of
 * shape (walks, steps + 1, n_obs).
 */
public class Use extends StateEstimator {
  private Layer transform;
  private Layer act;

  /** A model with first weights. */
  public Use(Map<String, ?> settings) {
    super(settings);
  }

  @Override
  void createMove() {
    transform = network("trans", "ff_trans", hidden(), hidden(), Activation.TANH);
    act = network("act", "ff_act", settings().count("n_act"), hidden(), Activation.TANH);
    addWeights(transform.params());
    addWeights(act.params());
  }

  @Override
  TensorVariable move(TensorVariable corrected, TensorVariable action) {
    return transform.apply(corrected).add(act.apply(action));
  }

  @Override
  TensorVariable told(Beliefs beliefs) {
    return beliefs.moved();
  }

  @Override
  TensorVariable observed(TensorVariable y) {
    return y.get(":", ":-1");
  }

  @Override
  TensorVariable target(TensorVariable y) {
    return y.get(":", "1:");
  }
}
