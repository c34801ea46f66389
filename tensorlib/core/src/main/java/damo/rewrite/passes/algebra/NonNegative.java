package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.op.elemwise.Elemwise;
import damo.op.nnet.Softmax;
import damo.rewrite.engine.Made;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.EnumSet;
import java.util.Set;

/** What is known not to be negative by the way it is made. */
final class NonNegative {
  private static final Set<Prim> NEVER =
      EnumSet.of(Prim.EXP, Prim.EXP2, Prim.SQR, Prim.SQRT, Prim.ABS, Prim.SIGMOID, Prim.SOFTPLUS);

  private NonNegative() {}

  static boolean isKnown(TensorVariable v) {
    Apply owner = v.owner();
    if (owner == null || !v.dtype().isFloat()) return false;
    if (owner.op() instanceof Softmax s) return !s.logarithm();
    return owner.op() instanceof Elemwise e
        && NEVER.contains(e.prim())
        && Made.input(owner, 0).dtype().isFloat();
  }
}
