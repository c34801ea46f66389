package damo;

import damo.op.elemwise.Elemwise;
import damo.op.nnet.Losses;
import damo.op.nnet.Softmax;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;

/** Functions of neural networks; stable as built, so that their gradients are too. */
public final class Nnet {
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
}
