package damo.models.estimator;

import damo.T;
import damo.nn.Initializer;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.Map;

/**
 * The multiplicative {@link Use}: what an action does to the belief is a product, {@code k =
 * tanh(((h W_fi) ∘ (a W_fm)) W_of + a W_om + b)}, with {@code n_hidden} factors.
 */
public final class Muse extends Use {
  private SharedTensor fromBelief;
  private SharedTensor fromAction;
  private SharedTensor factors;
  private SharedTensor direct;
  private SharedTensor bias;

  /** A model with first weights. */
  public Muse(Map<String, ?> settings) {
    super(settings);
  }

  @Override
  void createMove() {
    int actions = settings().count("n_act");
    Initializer glorot = Initializer.glorotUniform();
    fromBelief = addWeights("W_fi", glorot, hidden(), hidden());
    fromAction = addWeights("W_fm", glorot, actions, hidden());
    factors = addWeights("W_of", glorot, hidden(), hidden());
    direct = addWeights("W_om", glorot, actions, hidden());
    bias = addWeights("b_move", Initializer.zeros(), hidden());
  }

  @Override
  TensorVariable move(TensorVariable corrected, TensorVariable action) {
    TensorVariable both = T.dot(corrected, fromBelief).mul(T.dot(action, fromAction));
    return T.tanh(T.dot(both, factors).add(T.dot(action, direct)).add(bias));
  }
}
