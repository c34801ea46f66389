package damo;

import damo.error.ShapeException;
import damo.op.elemwise.Elemwise;
import damo.op.nnet.Activations;
import damo.op.nnet.Confusion;
import damo.op.nnet.HierarchicalSoftmax;
import damo.op.nnet.Losses;
import damo.op.nnet.Normalizations;
import damo.op.nnet.Softmax;
import damo.scalar.Prim;
import damo.tensor.BatchNorm;
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

  /** {@code exp(x) / Σ exp(x)} along {@code axis}; negative ones count from the end. */
  public TensorVariable softmax(Object x, int axis) {
    return Softmax.of(x, axis);
  }

  /** {@code log(softmax(x))} along the last axis; finite where the probability underflows. */
  public TensorVariable logsoftmax(Object x) {
    return logsoftmax(x, -1);
  }

  /** {@code log(softmax(x, axis))}; finite where the probability underflows. */
  public TensorVariable logsoftmax(Object x, int axis) {
    return Softmax.logOf(x, axis);
  }

  /** {@code 1 / (1 + exp(−x))}. */
  public TensorVariable sigmoid(Object x) {
    return Elemwise.of(Prim.SIGMOID, x);
  }

  /**
   * An approximation of the sigmoid by a hyperbola up to 3.4, a line up to 6 and a constant, as in
   * Theano; it jumps where they meet. The gradient is that of the pieces.
   */
  public TensorVariable ultraFastSigmoid(Object x) {
    return Activations.ultraFastSigmoid(Operands.asTensor(x));
  }

  /** {@code 0.2 x + 0.5} clipped to [0, 1]. */
  public TensorVariable hardSigmoid(Object x) {
    return Operands.asTensor(x).mul(0.2).add(0.5).clip(0, 1);
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
    return Elemwise.of(Prim.SOFTSIGN, x);
  }

  /** {@code x} above 0, {@code exp(x) − 1} below. */
  public TensorVariable elu(Object x) {
    return elu(x, 1);
  }

  /** {@code x} above 0, {@code alpha (exp(x) − 1)} at 0 and below, also in the gradient. */
  public TensorVariable elu(Object x, Object alpha) {
    return Activations.elu(Operands.asTensor(x), alpha);
  }

  /** The scaled exponential linear unit of Klambauer et al. (2017). */
  public TensorVariable selu(Object x) {
    return elu(x, 1.6732632423543772).mul(1.0507009873554805);
  }

  /**
   * {@code −log} of the probability of each label.
   *
   * @param p probabilities (…, classes)
   * @param labels integers, of one rank less
   * @throws damo.error.ShapeException at run time for a label that is no class
   */
  public TensorVariable crossentropyCategorical1hot(Object p, Object labels) {
    return Losses.ofLabels(p, labels);
  }

  /** The cross-entropy of each label, and the softmax. */
  public List<TensorVariable> crossentropySoftmax1hot(Object x, Object labels) {
    TensorVariable p = softmax(x);
    return List.of(Losses.ofLabels(p, labels), p);
  }

  /** As {@link #crossentropySoftmax1hot} of {@code x + b}. */
  public List<TensorVariable> crossentropySoftmax1hotWithBias(Object x, Object b, Object labels) {
    return crossentropySoftmax1hot(T.add(x, b), labels);
  }

  /** The cross-entropy of each label, the softmax, its maximum and where that is, by rows. */
  public List<TensorVariable> crossentropySoftmaxMaxAndArgmax1hot(Object x, Object labels) {
    TensorVariable p = softmax(x);
    return List.of(Losses.ofLabels(p, labels), p, p.max(-1), p.argmax(-1));
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

  /** A matrix with a column of {@code scalar}, of rank 0, in front. */
  public TensorVariable prependScalarToEachRow(Object scalar, Object x) {
    TensorVariable v = Operands.asTensor(x);
    TensorVariable value = Operands.beside(scalar, v.dtype());
    if (v.ndim() != 2 || value.ndim() != 0)
      throw new ShapeException(
          "expected a scalar and a matrix, got ranks " + value.ndim() + " and " + v.ndim());
    TensorVariable column = T.alloc(value, v.shape().get(0), 1);
    return T.concatenate(List.of(column, v), 1);
  }

  /**
   * The probabilities of all outputs by a softmax over classes and one over the outputs within each
   * class.
   *
   * @param x (batch, features)
   * @param outputs at most classes · outputsPerClass
   * @param W1 (features, classes), of the class
   * @param b1 (classes)
   * @param W2 (classes, features, outputsPerClass), of the output in its class
   * @param b2 (classes, outputsPerClass)
   * @return (batch, outputs)
   */
  public TensorVariable hSoftmax(
      Object x,
      int batch,
      int outputs,
      int classes,
      int outputsPerClass,
      Object W1,
      Object b1,
      Object W2,
      Object b2) {
    return hierarchy(x, batch, outputs, classes, outputsPerClass, W1, b1, W2, b2).all();
  }

  /**
   * As without target, of the output that each target names only.
   *
   * @param target integers (batch), from 0 to outputs − 1
   * @return (batch)
   */
  public TensorVariable hSoftmax(
      Object x,
      int batch,
      int outputs,
      int classes,
      int outputsPerClass,
      Object W1,
      Object b1,
      Object W2,
      Object b2,
      Object target) {
    return hierarchy(x, batch, outputs, classes, outputsPerClass, W1, b1, W2, b2)
        .of(Operands.asTensor(target));
  }

  private static HierarchicalSoftmax hierarchy(
      Object x,
      int batch,
      int outputs,
      int classes,
      int outputsPerClass,
      Object W1,
      Object b1,
      Object W2,
      Object b2) {
    return new HierarchicalSoftmax(
        Operands.asTensor(x),
        batch,
        outputs,
        classes,
        outputsPerClass,
        Operands.asTensor(W1),
        Operands.asTensor(b1),
        Operands.asTensor(W2),
        Operands.asTensor(b2));
  }

  /**
   * How often each actual class was taken for each.
   *
   * @param actual a vector of integers
   * @param predicted as many
   * @return the counts, int64 (actual class, predicted class), and the classes that occur, in order
   */
  public List<TensorVariable> confusionMatrix(Object actual, Object predicted) {
    return Confusion.of(Operands.asTensor(actual), Operands.asTensor(predicted));
  }

  /** {@code (x − mean) · gamma / std + beta}, broadcast together. */
  public TensorVariable batchNormalization(
      Object x, Object gamma, Object beta, Object mean, Object std) {
    return T.sub(x, mean).mul(T.div(gamma, std)).add(beta);
  }

  /** As {@link #batchNormalizationTrain(Object, Object, Object, BatchNorm)}, per activation. */
  public List<TensorVariable> batchNormalizationTrain(Object x, Object gamma, Object beta) {
    return batchNormalizationTrain(x, gamma, beta, BatchNorm.axes("per-activation"));
  }

  /**
   * {@code (x − mean) / √(variance + epsilon) · gamma + beta} with the statistics of x over the
   * axes.
   *
   * @param gamma the scale; of the rank of x, or one axis for each that is not normalized over
   * @param beta the shift, as gamma
   * @return the result, the mean, {@code 1/√(variance + epsilon)}, and with running statistics
   *     their new values (that of the variance is unbiased); statistics have the rank of gamma
   */
  public List<TensorVariable> batchNormalizationTrain(
      Object x, Object gamma, Object beta, BatchNorm options) {
    return Normalizations.train(x, gamma, beta, options);
  }

  /** As with options, per activation. */
  public TensorVariable batchNormalizationTest(
      Object x, Object gamma, Object beta, Object mean, Object var) {
    return batchNormalizationTest(x, gamma, beta, mean, var, BatchNorm.axes("per-activation"));
  }

  /**
   * {@code (x − mean) / √(var + epsilon) · gamma + beta} with known statistics; parameters have the
   * rank of x, or one axis for each that is not normalized over.
   */
  public TensorVariable batchNormalizationTest(
      Object x, Object gamma, Object beta, Object mean, Object var, BatchNorm options) {
    return Normalizations.test(x, gamma, beta, mean, var, options);
  }
}
