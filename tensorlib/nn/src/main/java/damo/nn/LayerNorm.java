package damo.nn;

import damo.tensor.Axes;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * Each vector along the last axis with mean 0 and variance 1, then stretched and moved (J. Ba et
 * al. 2016).
 *
 * @param gain shape (width)
 * @param bias shape (width)
 * @param eps added to variances
 */
public record LayerNorm(SharedTensor gain, SharedTensor bias, double eps) implements Layer {
  public LayerNorm {
    Settings.positive("eps", eps);
  }

  /**
   * After a weight: gain is 1 and called {@code weight_LayerNorm_gain}, bias is 0 and called {@code
   * weight_LayerNorm_bias}; eps 1e-6.
   */
  public static LayerNorm of(String weight, int width) {
    Settings.require(width > 0, "layer normalisation of %s needs columns, got %d", weight, width);
    return new LayerNorm(
        Initializer.constant(1).shared(weight + "_LayerNorm_gain", 0, width),
        Initializer.zeros().shared(weight + "_LayerNorm_bias", 0, width),
        1e-6);
  }

  /**
   * The layer on top of vectors.
   *
   * @param vectors shape (…, width)
   * @throws damo.error.ShapeException at run time for another width
   */
  @Override
  public TensorVariable apply(TensorVariable vectors) {
    TensorVariable x = Width.of(vectors, gain.current().shape().get(0));
    Axes last = Axes.of(-1).keepdims(true);
    TensorVariable deviation = x.var(last).add(eps).sqrt();
    return x.sub(x.mean(last)).div(deviation).mul(gain).add(bias);
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(gain, bias);
  }
}
