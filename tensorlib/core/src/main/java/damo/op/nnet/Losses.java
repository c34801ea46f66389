package damo.op.nnet;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.index.IndexExpression;
import damo.op.shape.Arange;
import damo.op.shape.Length;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;

/** Cross-entropies, built from logits where the probabilities are known to come from some. */
public final class Losses {
  private Losses() {}

  /**
   * {@code −Σ t log p} along the last axis.
   *
   * @param p probabilities (…, classes)
   * @param target a distribution like {@code p}, or integer labels of one rank less
   */
  public static TensorVariable categorical(Object p, Object target) {
    TensorVariable probabilities = Operands.asTensor(p);
    TensorVariable t = Operands.asTensor(target);
    TensorVariable logs = logarithm(probabilities);
    if (t.ndim() == probabilities.ndim()) return t.mul(logs).sum(-1).neg();
    if (t.ndim() != probabilities.ndim() - 1) {
      throw new ShapeException(
          "categoricalCrossentropy of "
              + probabilities.label()
              + " with rank "
              + probabilities.ndim()
              + ": the target "
              + t.label()
              + " has rank "
              + t.ndim()
              + ", expected the same (a distribution) or one less (labels)");
    }
    if (!t.dtype().isInteger())
      throw new DTypeException("labels are integers, " + t.label() + " is " + t.dtype());
    return picked(logs, t).neg();
  }

  /** The element that each label points to along the last axis. */
  private static TensorVariable picked(TensorVariable x, TensorVariable labels) {
    Object[] index = new Object[x.ndim()];
    for (int i = 0; i < x.ndim() - 1; i++) {
      int[] pattern = new int[x.ndim() - 1];
      java.util.Arrays.fill(pattern, -1);
      pattern[i] = 0;
      index[i] = damo.op.shape.DimShuffle.of(Arange.of(0, Length.of(x, i), 1, null), pattern);
    }
    index[x.ndim() - 1] = labels;
    return IndexExpression.of(x, index);
  }

  private static TensorVariable logarithm(TensorVariable p) {
    Apply owner = p.owner();
    if (owner != null && owner.op() instanceof Softmax s && !s.logarithm())
      return Softmax.logOf(owner.input(0), s.axis());
    return p.log();
  }

  /** {@code −(t log p + (1 − t) log(1 − p))} of each element; of a sigmoid, from its logit. */
  public static TensorVariable binary(Object p, Object target) {
    TensorVariable probabilities = Operands.asTensor(p);
    Apply owner = probabilities.owner();
    if (owner != null && owner.op().equals(new Elemwise(Prim.SIGMOID)))
      return binaryFromLogits(owner.input(0), target);
    TensorVariable given = Operands.beside(target, probabilities.dtype());
    TensorVariable t = given.dtype().isBool() ? Cast.to(given, probabilities.dtype()) : given;
    TensorVariable no = probabilities.neg().add(1).log().mul(t.neg().add(1));
    return t.mul(probabilities.log()).add(no).neg();
  }

  /** {@code softplus(z) − t z}: the binary cross-entropy of {@code sigmoid(z)}. */
  public static TensorVariable binaryFromLogits(Object logits, Object target) {
    TensorVariable z = Operands.asTensor(logits);
    return Elemwise.of(Prim.SOFTPLUS, z).sub(z.mul(Operands.beside(target, z.dtype())));
  }
}
