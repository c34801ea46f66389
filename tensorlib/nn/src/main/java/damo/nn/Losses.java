package damo.nn;

import damo.T;
import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * What predictions cost. Those called {@code mse} and {@code nll…} are means, scalars; those named
 * after a distribution are negative log-likelihoods of single elements, for a mask to choose from.
 */
public final class Losses {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private Losses() {}

  /**
   * The mean squared difference.
   *
   * @throws ShapeException if both have not the same rank
   */
  public static TensorVariable mse(TensorVariable output, TensorVariable target) {
    requireRank(target, output.ndim(), output);
    return output.sub(target).sqr().mean();
  }

  /**
   * Mean of {@code −(t log p + (1 − t) log(1 − p))}; of a sigmoid from its logits.
   *
   * @throws ShapeException if both have not the same rank
   */
  public static TensorVariable nllBinary(TensorVariable p, TensorVariable target) {
    requireRank(target, p.ndim(), p);
    return T.nnet.binaryCrossentropy(p, target).mean();
  }

  /**
   * Mean of {@code −log p[target]}; of a softmax from its logits.
   *
   * @param p probabilities (…, classes)
   * @param target integers of one rank less
   * @throws DTypeException if the target has no integers
   * @throws ShapeException if it has another rank; at run time for a label that is no class
   */
  public static TensorVariable nllMulticlass(TensorVariable p, TensorVariable target) {
    requireLabels(target);
    requireRank(target, p.ndim() - 1, p);
    return T.nnet.categoricalCrossentropy(p, target).mean();
  }

  /**
   * As {@link #nllMulticlass}, of sequences.
   *
   * @param p shape (sequences, steps, classes)
   * @param target integers of shape (sequences, steps)
   */
  public static TensorVariable nllMulticlassTimeseries(TensorVariable p, TensorVariable target) {
    if (p.ndim() != 3)
      throw new ShapeException("a series has probabilities of 3 axes, got " + p.label());
    return nllMulticlass(p, target);
  }

  /** 1 where {@code p} is above a half, else 0. */
  public static TensorVariable predBinary(TensorVariable p) {
    return p.round();
  }

  /** The likeliest class along the last axis, int64. */
  public static TensorVariable predMulticlass(TensorVariable p) {
    return p.argmax(-1);
  }

  /**
   * The share of predictions that differ from the target.
   *
   * @throws ShapeException if both have not the same rank
   * @throws DTypeException if the target has no integers
   */
  public static TensorVariable predError(TensorVariable prediction, TensorVariable target) {
    requireRank(target, prediction.ndim(), prediction);
    requireLabels(target);
    return prediction.neq(target).mean();
  }

  /** Of 0, 1 or a chance between, by the logit of a 1. */
  public static TensorVariable bernoulli(TensorVariable logits, TensorVariable target) {
    return T.nnet.sigmoidBinaryCrossentropy(logits, target);
  }

  /** {@code ½(log 2π + logvar + (target − mean)² / exp(logvar))}. */
  public static TensorVariable gaussian(
      TensorVariable mean, TensorVariable logvar, TensorVariable target) {
    TensorVariable distance = target.sub(mean).sqr().mul(logvar.neg().exp());
    return logvar.add(distance).add(LOG_TWO_PI).mul(0.5);
  }

  /**
   * Of vectors that are first binary, then real.
   *
   * @param outputs along the last axis logits, then means, then logarithms of variances
   * @param target along the last axis numbers 0 or 1, then real ones
   * @param binary how many are binary
   * @param real how many are real
   * @return the shape of the target
   */
  public static TensorVariable mixed(
      TensorVariable outputs, TensorVariable target, int binary, int real) {
    Settings.require(
        binary >= 0 && real >= 0, "no counts of binary and real: %d and %d", binary, real);
    TensorVariable whole = Width.of(outputs, binary + 2L * real);
    TensorVariable wanted = Width.of(target, binary + (long) real);
    TensorVariable means = part(whole, binary, binary + real);
    TensorVariable logvars = part(whole, binary + real, binary + 2 * real);
    return T.concatenate(
        List.of(
            bernoulli(part(whole, 0, binary), part(wanted, 0, binary)),
            gaussian(means, logvars, part(wanted, binary, binary + real))),
        -1);
  }

  private static TensorVariable part(TensorVariable x, int from, int to) {
    return x.get("...", T.slice(from, to));
  }

  /**
   * Of how often each class occurred: {@code Σ log kᵢ! − log(Σ kᵢ)! − Σ kᵢ log softmax(logits)ᵢ}.
   *
   * @param logits shape (…, classes)
   * @param counts of the same shape
   * @return shape (…)
   */
  public static TensorVariable multinomial(TensorVariable logits, TensorVariable counts) {
    TensorVariable ways = T.gammaln(counts.sum(-1).add(1)).sub(T.gammaln(counts.add(1)).sum(-1));
    return counts.mul(T.nnet.logsoftmax(logits)).sum(-1).add(ways).neg();
  }

  /**
   * Of counts, by the logarithm of their mean: {@code exp(r) − k r + log k!}. It is infinite where
   * the mean is, from r = 710 on in float64.
   */
  public static TensorVariable poisson(TensorVariable logRate, TensorVariable count) {
    return logRate.exp().sub(count.mul(logRate)).add(T.gammaln(count.add(1)));
  }

  /**
   * The loss where the mask is not 0, times the mask; else 0, even of what is no number.
   *
   * @param mask of the rank of the loss, or of one less: then for all of a last axis
   * @throws ShapeException for another rank
   */
  public static TensorVariable applyMask(TensorVariable loss, TensorVariable mask) {
    TensorVariable wide = mask.ndim() == loss.ndim() - 1 ? T.shapePadright(mask) : mask;
    if (wide.ndim() != loss.ndim())
      throw new ShapeException(
          "a mask has the axes of the loss, or all but the last: mask %s, loss %s"
              .formatted(mask.label(), loss.label()));
    return T.where(wide.neq(0), loss.mul(wide), 0);
  }

  private static void requireLabels(TensorVariable target) {
    if (!target.dtype().isInteger())
      throw new DTypeException("classes are integers, got the target " + target.label());
  }

  private static void requireRank(TensorVariable target, int rank, TensorVariable beside) {
    if (target.ndim() != rank)
      throw new ShapeException(
          "the target %s must have %d axes beside %s"
              .formatted(target.label(), rank, beside.label()));
  }
}
