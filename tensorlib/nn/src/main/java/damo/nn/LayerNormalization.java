package damo.nn;

import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * Makes the features of each row have mean 0 and variance 1, then stretches and moves them (J. Ba
 * et al. 2016).
 *
 * @param gain factors, shape (features)
 * @param bias summands, shape (features)
 */
public record LayerNormalization(SharedTensor gain, SharedTensor bias, double epsilon)
    implements Layer {
  public LayerNormalization {
    Settings.positive("epsilon", epsilon);
  }

  /** Parameters {@code name_LayerNorm_gain} of 1 and {@code name_LayerNorm_bias} of 0; 1e-6. */
  public static LayerNormalization of(String name, int features) {
    return new LayerNormalization(
        Initializer.constant(1).shared(name + "_LayerNorm_gain", new Random(0), features),
        Initializer.zeros().shared(name + "_LayerNorm_bias", new Random(0), features),
        1e-6);
  }

  /**
   * Along the last axis.
   *
   * @param x shape (…, features)
   */
  @Override
  public TensorVariable apply(TensorVariable x) {
    TensorVariable mean = x.mean(-1, true);
    TensorVariable variance = x.sub(mean).sqr().mean(-1, true);
    return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gain).add(bias);
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(gain, bias);
  }
}
