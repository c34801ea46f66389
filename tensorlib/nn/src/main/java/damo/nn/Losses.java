package damo.nn;

import damo.T;
import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;

/**
 * What models lose when they are wrong, in nats where it is a likelihood. Elementwise ones leave
 * the shape of their arguments, so that a mask can be put on them before they are summed; those of
 * chances take the numbers before the sigmoid or softmax, and are finite whatever these are.
 * Outputs and targets of other lengths than each other are an error at run time: only an axis known
 * to have length 1 before, such as that of {@code T.expandDims}, stands for all of the other's.
 */
public final class Losses {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  private Losses() {}

  /** The mean of {@code (output − target)²}, a scalar. */
  public static TensorVariable mse(TensorVariable output, TensorVariable target) {
    return output.sub(Width.beside(output, target)).sqr().mean();
  }

  /**
   * {@code −log} of the chance of yes or no, elementwise.
   *
   * @param logits before the sigmoid
   * @param target 0 and 1, or chances
   */
  public static TensorVariable bernoulli(TensorVariable logits, TensorVariable target) {
    TensorVariable t = Width.beside(logits, target).astype(logits.dtype());
    return T.nnet.sigmoidBinaryCrossentropy(logits, t);
  }

  /** The mean of {@link #bernoulli}, a scalar. */
  public static TensorVariable nllBinary(TensorVariable logits, TensorVariable target) {
    return bernoulli(logits, target).mean();
  }

  /**
   * {@code −log} of the chance of the right class of each row.
   *
   * @param logits before the softmax, shape (…, classes)
   * @param target integers, shape (…)
   */
  public static TensorVariable multinomial(TensorVariable logits, TensorVariable target) {
    if (target.ndim() != logits.ndim() - 1)
      throw new ShapeException(
          "%s has the classes along its last axis, so targets have rank %d, got %s %s"
              .formatted(logits.label(), logits.ndim() - 1, target.label(), target.type()));
    integers(target);
    TensorVariable rows = logits.reshape(-1, logits.shape().get(-1));
    TensorVariable nats = T.nnet.categoricalCrossentropy(T.nnet.softmax(rows), target.flatten());
    return nats.reshape(target.shape(), target.ndim());
  }

  /** The mean of {@link #multinomial}, a scalar: also of time series, over all frames. */
  public static TensorVariable nllMulticlass(TensorVariable logits, TensorVariable target) {
    return multinomial(logits, target).mean();
  }

  /**
   * {@code ½ (log 2π + logcov + (x − mu)² / e^logcov)}, elementwise.
   *
   * @param logcov the log of the variance
   */
  public static TensorVariable gaussian(
      TensorVariable x, TensorVariable mu, TensorVariable logcov) {
    TensorVariable difference = Width.beside(mu, x).sub(mu);
    return difference.sqr().mul(logcov.neg().exp()).add(logcov).add(LOG_2_PI).mul(0.5);
  }

  /**
   * {@code e^logRate − x·logRate + log x!}, elementwise.
   *
   * @param x counts
   */
  public static TensorVariable poisson(TensorVariable logRate, TensorVariable x) {
    TensorVariable counts = Width.beside(logRate, x).astype(logRate.dtype());
    return logRate.exp().sub(counts.mul(logRate)).add(T.gammaln(counts.add(1)));
  }

  /**
   * Rows of which the first features are binary and the others real.
   *
   * @param hidden logits of the binary features, means of the real ones, their log variances: shape
   *     (…, binary + 2·real)
   * @param x shape (…, binary + real)
   * @param binary how many are binary
   * @return shape (…, binary + real)
   */
  public static TensorVariable mixed(TensorVariable hidden, TensorVariable x, int binary) {
    Width.sameRank(hidden, x);
    TensorVariable real = x.shape().get(-1).sub(binary);
    TensorVariable bits = bernoulli(part(hidden, 0, binary), part(x, 0, binary));
    TensorVariable mean = part(hidden, binary, real.add(binary));
    TensorVariable logcov = hidden.get("...", T.slice(real.add(binary), null));
    TensorVariable numbers = gaussian(x.get("...", T.slice(binary, null)), mean, logcov);
    return T.concatenate(java.util.List.of(bits, numbers), x.ndim() - 1);
  }

  private static TensorVariable part(TensorVariable x, Object from, Object to) {
    return x.get("...", T.slice(from, to));
  }

  /** {@code ½ (e^logcov + mu² − 1 − logcov)}: from a normal to the standard one, elementwise. */
  public static TensorVariable klToStandard(TensorVariable mu, TensorVariable logcov) {
    return T.expm1(logcov).sub(logcov).add(mu.sqr()).mul(0.5);
  }

  /**
   * From the first normal to the second, elementwise: {@code ½ (logcov₂ − logcov₁ + (e^logcov₁ +
   * (mu₁ − mu₂)²) / e^logcov₂ − 1)}.
   */
  public static TensorVariable kl(
      TensorVariable mu1, TensorVariable logcov1, TensorVariable mu2, TensorVariable logcov2) {
    TensorVariable ratio = logcov1.sub(logcov2);
    TensorVariable far = mu1.sub(mu2).sqr().mul(logcov2.neg().exp());
    return T.expm1(ratio).sub(ratio).add(far).mul(0.5);
  }

  /**
   * A loss without what is padding, which gives 0 even where it is no number.
   *
   * @param mask of the rank of the loss, or one less: then for all of its last axis
   */
  public static TensorVariable applyMask(TensorVariable loss, TensorVariable mask) {
    if (mask.ndim() == loss.ndim()) return masked(loss, mask);
    if (mask.ndim() == loss.ndim() - 1) return masked(loss, T.expandDims(mask, mask.ndim()));
    throw new ShapeException(
        "a mask has the rank of the loss, %d, or one less, got %s %s"
            .formatted(loss.ndim(), mask.label(), mask.type()));
  }

  private static TensorVariable masked(TensorVariable loss, TensorVariable mask) {
    return T.where(mask.neq(0), loss.mul(mask), 0);
  }

  /** 1 where a chance is above one half, else 0, int32. */
  public static TensorVariable predBinary(TensorVariable logits) {
    return logits.gt(0).astype(damo.scalar.DType.INT32);
  }

  /** The likeliest class along the last axis, int64. */
  public static TensorVariable predMulticlass(TensorVariable logits) {
    return logits.argmax(-1);
  }

  /** The share of answers that are not the target, a scalar: both integers of one rank. */
  public static TensorVariable predError(TensorVariable pred, TensorVariable target) {
    integers(target);
    return pred.neq(Width.beside(pred, target)).mean();
  }

  private static void integers(TensorVariable target) {
    if (!target.dtype().isInteger())
      throw new DTypeException(
          "classes are integers, got targets %s %s".formatted(target.label(), target.type()));
  }
}
