package damo.nn;

import damo.T;
import damo.compile.Updates;
import damo.error.ShapeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * Columns moved and stretched to mean {@code beta} and deviation {@code gamma} (S. Ioffe, C.
 * Szegedy 2015). In training by the statistics of the batch, over axis 0 of a matrix (rows, width)
 * or axes 0 and 1 of a sequence (steps, batch, width); in evaluation by running averages of them.
 *
 * @param gamma shape (width)
 * @param beta shape (width)
 * @param mean running average of means, not trained
 * @param var running average of variances, not trained
 * @param momentum share of a running average that is kept in a step
 * @param eps added to variances
 * @param sample what stands for the number of rows n where a variance grows by n / (n − 1), so that
 *     the running average has no bias
 */
public record BatchNormalization(
    SharedTensor gamma,
    SharedTensor beta,
    SharedTensor mean,
    SharedTensor var,
    double momentum,
    double eps,
    Sample sample) {
  /** What is counted to take the bias from a variance. */
  public enum Sample {
    /** Its rows. */
    ROWS {
      @Override
      TensorVariable size(TensorVariable x) {
        return x.shape().get(":-1").prod();
      }
    },
    /** As the models that Damo repeats did: see {@link Compat}. */
    WIDTH {
      @Override
      TensorVariable size(TensorVariable x) {
        return x.shape().get(-1);
      }
    };

    abstract TensorVariable size(TensorVariable x);
  }

  /** Outputs, and what a function that trains has to update. */
  public record Training(TensorVariable output, Updates updates) {}

  public BatchNormalization {
    Settings.decay("momentum", momentum);
    Settings.positive("eps", eps);
  }

  /**
   * After the weight {@code W_name} or {@code name_W}: gamma is 1 and called {@code
   * W_name_BN_gamma}, beta is 0 and called {@code W_name_BN_beta}; momentum .95, eps .001.
   */
  public static BatchNormalization of(String weight, int width) {
    return of(weight, width, Sample.ROWS);
  }

  static BatchNormalization of(String weight, int width, Sample sample) {
    Settings.require(width > 0, "batch normalisation of %s needs columns, got %d", weight, width);
    String name = weight.replaceFirst("^W_|_W$", "") + "_BN_";
    return new BatchNormalization(
        filled(weight + "_BN_gamma", width, 1),
        filled(weight + "_BN_beta", width, 0),
        filled(name + "mean", width, 0),
        filled(name + "var", width, 1),
        0.95,
        1e-3,
        sample);
  }

  private static SharedTensor filled(String name, int width, double value) {
    return Initializer.constant(value).shared(name, 0, width);
  }

  /** What is trained. */
  public List<SharedTensor> params() {
    return List.of(gamma, beta);
  }

  /**
   * By the statistics of {@code x} itself.
   *
   * @param rows shape (rows, width) or (steps, batch, width)
   * @throws ShapeException for another rank; at run time for another width
   */
  public Training train(TensorVariable rows) {
    int[] axes = axes(rows);
    TensorVariable x = Width.of(rows, width());
    TensorVariable m = x.mean(axes);
    TensorVariable v = x.var(axes);
    TensorVariable n = sample.size(x).astype(v.dtype());
    TensorVariable unbiased = v.mul(n.div(n.sub(1).maximum(1)));
    return new Training(
        normal(x, m, v), Updates.of(mean, next(x, mean, m), var, next(x, var, unbiased)));
  }

  private TensorVariable next(TensorVariable x, SharedTensor running, TensorVariable now) {
    TensorVariable moved = running.mul(momentum).add(now.mul(1 - momentum));
    return T.where(x.size().gt(0), moved, running).astype(running.dtype());
  }

  /** By the running averages. */
  public TensorVariable evaluate(TensorVariable x) {
    axes(x);
    return normal(Width.of(x, width()), mean, var);
  }

  private int width() {
    return gamma.current().shape().get(0);
  }

  private TensorVariable normal(TensorVariable x, TensorVariable m, TensorVariable v) {
    return x.sub(m).mul(gamma.div(v.add(eps).sqrt())).add(beta);
  }

  private static int[] axes(TensorVariable x) {
    return switch (x.ndim()) {
      case 2 -> new int[] {0};
      case 3 -> new int[] {0, 1};
      default ->
          throw new ShapeException(
              "batch normalisation is of matrices and sequences of them, got " + x.label());
    };
  }
}
