package damo.nn;

import damo.T;
import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes each feature have mean 0 and variance 1 over a batch, then stretches and moves it (S.
 * Ioffe, C. Szegedy 2015): over all axes but the last. Evaluation takes the running mean and
 * variance instead: {@code r ← momentum·r + (1 − momentum)·batch}, with the variance of the batch
 * scaled to be unbiased.
 *
 * @param gamma factors, shape (features)
 * @param beta summands, shape (features)
 * @param mean running, shape (features)
 * @param variance running, shape (features)
 */
public record BatchNormalization(
    SharedTensor gamma,
    SharedTensor beta,
    SharedTensor mean,
    SharedTensor variance,
    double momentum,
    double epsilon) {
  /** What training sees, and what the running statistics become. */
  public record Trained(TensorVariable output, Updates updates) {}

  public BatchNormalization {
    Settings.decay("momentum", momentum);
    Settings.positive("epsilon", epsilon);
  }

  /**
   * For what weights give: parameters {@code weights_BN_gamma} of 1 and {@code weights_BN_beta} of
   * 0; statistics {@code BN_mean} and {@code BN_variance} behind the name without its W, so that
   * they are not selected for training; .95 and 1e-3.
   *
   * @param weights the name of the weights, such as {@code hidden_W}
   */
  public static BatchNormalization of(String weights, int features) {
    return new BatchNormalization(
        filled(weights + "_BN_gamma", features, 1),
        filled(weights + "_BN_beta", features, 0),
        filled(stem(weights) + "BN_mean", features, 0),
        filled(stem(weights) + "BN_variance", features, 1),
        0.95,
        1e-3);
  }

  private static String stem(String weights) {
    return weights.replaceFirst("W_|W$", "");
  }

  private static SharedTensor filled(String name, int features, double value) {
    return Initializer.constant(value).shared(name, new java.util.Random(0), features);
  }

  /**
   * By the statistics of the batch.
   *
   * @param x shape (…, features)
   */
  public Trained train(TensorVariable x) {
    int[] axes = IntStream.range(0, x.ndim() - 1).toArray();
    TensorVariable batchMean = x.mean(axes);
    TensorVariable batchVariance = x.sub(batchMean).sqr().mean(axes);
    TensorVariable count = x.size().div(x.shape().get(-1)).astype(x.dtype());
    TensorVariable unbiased = batchVariance.mul(count.div(T.maximum(count.sub(1), 1)));
    return new Trained(
        scaled(x, batchMean, batchVariance),
        Updates.of(mean, running(mean, batchMean), variance, running(variance, unbiased)));
  }

  private TensorVariable running(SharedTensor before, TensorVariable batch) {
    return before.mul(momentum).add(T.zeroGrad(batch).mul(1 - momentum)).astype(before.dtype());
  }

  /**
   * By the running statistics.
   *
   * @param x shape (…, features)
   */
  public TensorVariable evaluate(TensorVariable x) {
    return scaled(x, mean, variance);
  }

  private TensorVariable scaled(TensorVariable x, TensorVariable from, TensorVariable square) {
    return x.sub(from).div(square.add(epsilon).sqrt()).mul(gamma).add(beta);
  }

  /** What is trained. */
  public List<SharedTensor> params() {
    return List.of(gamma, beta);
  }

  /** What is kept, and not trained. */
  public List<SharedTensor> statistics() {
    return List.of(mean, variance);
  }
}
