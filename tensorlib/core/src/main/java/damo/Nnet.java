package damo;

import damo.op.elemwise.Elemwise;
import damo.op.nnet.Losses;
import damo.op.nnet.Softmax;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;

/** Functions of neural networks; stable as built, so that their gradients are too. */
public final class Nnet extends NnetConvolutions {
  Nnet() {}

  /** {@code exp(x) / Σ exp(x)} along the last axis. */
  public TensorVariable softmax(Object x) {
    return softmax(x, -1);
  }

  public TensorVariable softmax(Object x, int axis) {
    return Softmax.of(x, axis);
  }

  /** {@code log(softmax(x))} along the last axis; finite where the probability underflows. */
  public TensorVariable logsoftmax(Object x) {
    return logsoftmax(x, -1);
  }

  public TensorVariable logsoftmax(Object x, int axis) {
    return Softmax.logOf(x, axis);
  }

  /** {@code 1 / (1 + exp(−x))}. */
  public TensorVariable sigmoid(Object x) {
    return Elemwise.of(Prim.SIGMOID, x);
  }

  /** {@code log(1 + exp(x))}. */
  public TensorVariable softplus(Object x) {
    return Elemwise.of(Prim.SOFTPLUS, x);
  }

  /** {@code max(x, 0)}; its gradient at 0 is 0.5. */
  public TensorVariable relu(Object x) {
    return Operands.asTensor(x).maximum(0);
  }

  /** {@code x} above 0, {@code alpha x} below; the gradient at 0 is the mean of both. */
  public TensorVariable relu(Object x, Object alpha) {
    TensorVariable v = Operands.asTensor(x);
    return v.maximum(0).add(v.minimum(0).mul(alpha));
  }

  /**
   * {@code −Σ t log p} along the last axis; of a softmax from its logits.
   *
   * @param p probabilities (…, classes)
   * @param target a distribution like {@code p}, or integer labels of one rank less
   * @throws damo.error.ShapeException at run time for a label that is no class
   */
  public TensorVariable categoricalCrossentropy(Object p, Object target) {
    return Losses.categorical(p, target);
  }

  /** {@code −(t log p + (1 − t) log(1 − p))} of each element; of a sigmoid from its logits. */
  public TensorVariable binaryCrossentropy(Object output, Object target) {
    return Losses.binary(output, target);
  }

  /** The binary cross-entropy of {@code sigmoid(logits)}. */
  public TensorVariable sigmoidBinaryCrossentropy(Object logits, Object target) {
    return Losses.binaryFromLogits(logits, target);
  }

  /** {@code x / (1 + |x|)}. */
  public TensorVariable softsign(Object x) {
    TensorVariable v = Operands.asTensor(x);
    return v.div(v.abs().add(1));
  }

  /** {@code x} above 0, {@code exp(x) − 1} below. */
  public TensorVariable elu(Object x) {
    return elu(x, 1);
  }

  /** {@code x} above 0, {@code alpha (exp(x) − 1)} below. */
  public TensorVariable elu(Object x, Object alpha) {
    TensorVariable v = Operands.asTensor(x);
    return T.where(v.gt(0), v, v.minimum(0).expm1().mul(alpha));
  }

  /** The scaled exponential linear unit of Klambauer et al. (2017). */
  public TensorVariable selu(Object x) {
    return elu(x, 1.6732632423543772).mul(1.0507009873554805);
  }

  /** {@code −log} of the probability of each label. */
  public TensorVariable crossentropyCategorical1hot(Object p, Object labels) {
    return Losses.categorical(p, labels);
  }

  /** The cross-entropy of each label, and the softmax. */
  public List<TensorVariable> crossentropySoftmax1hot(Object x, Object labels) {
    TensorVariable p = softmax(x);
    return List.of(Losses.categorical(p, labels), p);
  }

  /** As {@link #crossentropySoftmax1hot} of {@code x + b}. */
  public List<TensorVariable> crossentropySoftmax1hotWithBias(Object x, Object b, Object labels) {
    return crossentropySoftmax1hot(T.add(x, b), labels);
  }

  /** The cross-entropy of each label, the softmax, its maximum and where that is, by rows. */
  public List<TensorVariable> crossentropySoftmaxMaxAndArgmax1hot(Object x, Object labels) {
    TensorVariable p = softmax(x);
    return List.of(Losses.categorical(p, labels), p, p.max(-1), p.argmax(-1));
  }

  /** As {@link #crossentropySoftmaxMaxAndArgmax1hot} of {@code x + b}. */
  public List<TensorVariable> crossentropySoftmaxMaxAndArgmax1hotWithBias(
      Object x, Object b, Object labels) {
    return crossentropySoftmaxMaxAndArgmax1hot(T.add(x, b), labels);
  }

  /** A matrix with a column of zeros in front. */
  public TensorVariable prepend0ToEachRow(Object x) {
    return prependScalarToEachRow(0, x);
  }

  /** A matrix with a column of ones in front. */
  public TensorVariable prepend1ToEachRow(Object x) {
    return prependScalarToEachRow(1, x);
  }

  /** A matrix with a column of {@code scalar} in front. */
  public TensorVariable prependScalarToEachRow(Object scalar, Object x) {
    TensorVariable v = Operands.asTensor(x);
    TensorVariable column = T.alloc(Operands.beside(scalar, v.dtype()), v.shape().get(0), 1);
    return T.concatenate(List.of(column, v), 1);
  }
}
