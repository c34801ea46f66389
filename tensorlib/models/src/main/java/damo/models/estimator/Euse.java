package damo.models.estimator;

import damo.T;
import damo.nn.Initializer;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.Map;

/**
 * The {@link Use} of symbols: each observation, a single 1 among zeros, is looked up in a table of
 * {@code e_obs} numbers for each symbol, and what is told is compared with all rows of the same
 * table.
 */
public final class Euse extends Use {
  private SharedTensor table;

  /** A model with first weights. */
  public Euse(Map<String, ?> settings) {
    super(settings);
  }

  @Override
  protected void createParams() {
    table =
        addWeights(
            "W_embedding", Initializer.uniform(0, 0.01), settings().count("n_obs"), perceived());
    super.createParams();
  }

  @Override
  int perceived() {
    return settings().count("e_obs");
  }

  @Override
  int outputs() {
    return perceived();
  }

  @Override
  TensorVariable observed(TensorVariable y) {
    return T.dot(super.observed(y), table);
  }

  @Override
  TensorVariable said(TensorVariable answer) {
    return T.dot(answer, table.transpose());
  }
}
