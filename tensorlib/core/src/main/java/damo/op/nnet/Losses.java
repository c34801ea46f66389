package damo.op.nnet;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.index.Gather;
import damo.op.shape.Arange;
import damo.op.shape.DimShuffle;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    return picked(logs, labels(t)).neg();
  }

  /** {@code −log p} of the probability of each label. */
  public static TensorVariable ofLabels(Object p, Object labels) {
    TensorVariable probabilities = Operands.asTensor(p);
    TensorVariable t = labels(Operands.asTensor(labels));
    if (t.ndim() != probabilities.ndim() - 1)
      throw new ShapeException(
          "expected labels of rank "
              + (probabilities.ndim() - 1)
              + ", one less than "
              + probabilities.label()
              + ", got rank "
              + t.ndim());
    return categorical(probabilities, t);
  }

  private static TensorVariable labels(TensorVariable t) {
    if (!t.dtype().isInteger())
      throw new DTypeException("labels are integers, " + t.label() + " is " + t.dtype());
    return t;
  }

  /** The element that each label points to along the last axis. */
  private static TensorVariable picked(TensorVariable x, TensorVariable labels) {
    int last = x.ndim() - 1;
    List<TensorVariable> lengths = Lengths.of(x).subList(0, last);
    List<TensorVariable> inputs = new ArrayList<>(List.of(x));
    for (int i = 0; i < last; i++) {
      int[] pattern = new int[last];
      Arrays.fill(pattern, -1);
      pattern[i] = 0;
      inputs.add(DimShuffle.of(Arange.of(0, lengths.get(i), 1, null), pattern));
    }
    TensorVariable one = Cast.to(labels, DType.INT64);
    // A reshape, since labels of another number would be broadcast where there is one row.
    inputs.add(last == 0 ? one : Reshape.of(one, MakeVector.of(lengths), last));
    return new Gather(Ints.range(0, x.ndim()), 0, true, Ints.range(0, x.ndim())).apply(inputs);
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
