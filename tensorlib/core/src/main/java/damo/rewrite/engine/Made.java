package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Op;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.op.shape.BroadcastTo;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/** Asking how a variable was made. */
public final class Made {
  private Made() {}

  /** The node that makes {@code v}, if its op is of this class. */
  public static @Nullable Apply by(Class<? extends Op> op, Variable v) {
    Apply owner = v.owner();
    return owner != null && op.isInstance(owner.op()) ? owner : null;
  }

  /** The node that makes {@code v}, if it computes this primitive of each element. */
  public static @Nullable Apply by(Prim prim, Variable v) {
    Apply owner = v.owner();
    return owner != null && is(prim, owner) ? owner : null;
  }

  /** Whether {@code node} applies {@code prim}. */
  public static boolean is(Prim prim, Apply node) {
    return node.op() instanceof Elemwise e && e.prim() == prim;
  }

  /** Input {@code i} as a tensor. */
  public static TensorVariable input(Apply node, int i) {
    return (TensorVariable) node.input(i);
  }

  /** Output 0 as a tensor. */
  public static TensorVariable output(Apply node) {
    return (TensorVariable) node.output(0);
  }

  /**
   * Whether {@code v} is made for one use alone, so that making it in another way costs nothing.
   */
  public static boolean forOneUse(Variable v, FunctionGraph graph) {
    return v.owner() != null && graph.uses(v) == 1;
  }

  /** What {@code v} is filled with, if it is a fill, or broadcast to a shape. */
  public static @Nullable TensorVariable filling(Variable v) {
    Apply fill = by(Prim.SECOND, v);
    if (fill != null) return input(fill, 1);
    Apply broadcast = by(BroadcastTo.class, v);
    return broadcast == null ? null : input(broadcast, 0);
  }

  /** Whether {@code v} is known to be 0 everywhere by the way it is made. */
  public static boolean isZeros(Variable v) {
    TensorVariable filling = filling(v);
    return isAll(0, filling == null ? v : filling);
  }

  /** Whether only elementwise ops and reductions read what {@code node} computes. */
  public static boolean feedsLoops(Apply node, FunctionGraph graph) {
    Variable out = node.output(0);
    return !graph.isOutput(out)
        && graph.clients(out).stream()
            .map(c -> c.node().meaning())
            .allMatch(m -> m instanceof Meaning.Scalar || m instanceof Meaning.Reduce);
  }

  /** Whether {@code v} is a constant of rank 0. */
  public static boolean isNumber(Variable v) {
    return v instanceof TensorConstant c && c.ndim() == 0;
  }

  /** Whether {@code v} is a constant that is {@code value} everywhere. */
  public static boolean isAll(double value, Variable v) {
    return v instanceof TensorConstant c && c.isAll(value);
  }
}
