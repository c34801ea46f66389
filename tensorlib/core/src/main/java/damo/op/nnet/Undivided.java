package damo.op.nnet;

import damo.graph.Apply;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.op.index.WriteInto;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gradients that came through the logarithm of {@code y} divide by it; multiplied by {@code y}
 * again they are what flowed into the logarithm. Not to divide at all keeps them finite where
 * {@code y} underflows.
 */
final class Undivided {
  private static final Elemwise ADD = new Elemwise(Prim.ADD);
  private static final Elemwise DIV = new Elemwise(Prim.DIV);
  private static final Elemwise FILL = new Elemwise(Prim.SECOND);

  private Undivided() {}

  /** {@code g * y}, of the shape of {@code y}; null if no part of {@code g} divides by it. */
  static @Nullable TensorVariable product(TensorVariable g, TensorVariable y) {
    Apply maker = g.owner();
    if (maker == null) return null;
    if (maker.op().equals(ADD)) return sum(maker, y);
    if (maker.op() instanceof WriteInto w && w.accumulate()) return written(maker, w, y);
    return dividend(maker, y);
  }

  private static @Nullable TensorVariable sum(Apply maker, TensorVariable y) {
    List<TensorVariable> terms = new ArrayList<>();
    boolean any = false;
    for (Variable v : maker.inputs()) {
      TensorVariable term = (TensorVariable) v;
      TensorVariable undivided = product(term, y);
      any |= undivided != null;
      terms.add(undivided == null ? term.mul(y) : undivided);
    }
    return any ? terms.get(0).add(terms.get(1)) : null;
  }

  /** What {@code y} divides, if it is that. */
  private static @Nullable TensorVariable dividend(Apply maker, TensorVariable y) {
    return maker.op().equals(DIV) && maker.input(1) == y
        ? y.fill((TensorVariable) maker.input(0))
        : null;
  }

  /** Of elements picked of {@code y}, written to zeros where they come from. */
  private static @Nullable TensorVariable written(Apply maker, WriteInto w, TensorVariable y) {
    Apply divided = maker.input(1).owner();
    if (divided == null || !divided.op().equals(DIV) || !isZero(maker.input(0))) return null;
    TensorVariable picked = (TensorVariable) divided.input(1);
    Apply picking = picked.owner();
    if (picking == null || !picking.op().equals(w.selection()) || picking.input(0) != y)
      return null;
    List<Variable> at = maker.inputs().subList(2, maker.inputs().size());
    if (!picking.inputs().subList(1, picking.inputs().size()).equals(at)) return null;
    TensorVariable flowing = Objects.requireNonNull(dividend(divided, picked));
    return WriteInto.inc((TensorVariable) maker.input(0), picking, flowing);
  }

  private static boolean isZero(Variable v) {
    Apply maker = v.owner();
    return maker != null
        && maker.op().equals(FILL)
        && maker.input(1) instanceof TensorConstant c
        && c.isAll(0);
  }
}
