package damo.models.estimator;

import damo.nn.Activation;
import damo.nn.Initializer;
import damo.nn.Multiplicative;
import damo.tensor.TensorVariable;
import java.util.Map;

/**
 * The multiplicative {@link Use}: what an action does to the belief is a product, {@code k =
 * tanh(((h W_fi) ∘ (a W_fm)) W_of + a W_om + b)}, with {@code n_hidden} factors.
 */
public final class Muse extends Use {
  private Multiplicative moved;

  /** A model with first weights. */
  public Muse(Map<String, ?> settings) {
    super(settings);
  }

  @Override
  void createMove() {
    int actions = settings().count("n_act");
    Initializer glorot = Initializer.glorotUniform();
    moved =
        new Multiplicative(
            addWeights("W_fi", glorot, hidden(), hidden()),
            addWeights("W_fm", glorot, actions, hidden()),
            addWeights("W_of", glorot, hidden(), hidden()),
            addWeights("W_om", glorot, actions, hidden()),
            addWeights("b_move", Initializer.zeros(), hidden()),
            Activation.TANH);
  }

  @Override
  TensorVariable move(TensorVariable corrected, TensorVariable action) {
    return moved.apply(corrected, action);
  }
}
