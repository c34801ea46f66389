package damo.op.elemwise;

import damo.graph.Apply;
import damo.graph.Variable;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@code y = sigmoid(x)}: {@code g y (1 − y)}. Parts of {@code g} that came through
 * {@code log(y)} or {@code log(1 − y)} divide by what they would be multiplied by again; not to
 * divide keeps them finite where it underflows.
 */
record SigmoidGradient(TensorVariable y) {
  /** How many sums within sums are looked into. */
  private static final int DEPTH = 8;

  /** The gradient with respect to x, from {@code g} with respect to y. */
  TensorVariable of(TensorVariable g) {
    TensorVariable undivided = undivided(g, 0);
    return undivided == null ? multiplied(g) : undivided;
  }

  private TensorVariable multiplied(TensorVariable g) {
    return g.mul(y).mul(rest());
  }

  private TensorVariable rest() {
    return TensorConstant.scalar(y.dtype(), 1).sub(y);
  }

  /** Null if no part divides by y or 1 − y. */
  private @Nullable TensorVariable undivided(TensorVariable g, int depth) {
    Apply maker = g.owner();
    if (depth > DEPTH || maker == null || !(maker.op() instanceof Elemwise e)) return null;
    return switch (e.prim()) {
      case ADD, SUB -> bothSides(e, maker, depth + 1);
      case NEG -> {
        TensorVariable part = undivided(in(maker, 0), depth + 1);
        yield part == null ? null : part.neg();
      }
      case DIV -> quotient(in(maker, 0), maker.input(1));
      default -> null;
    };
  }

  private @Nullable TensorVariable bothSides(Elemwise op, Apply maker, int depth) {
    TensorVariable a = undivided(in(maker, 0), depth);
    TensorVariable b = undivided(in(maker, 1), depth);
    if (a == null && b == null) return null;
    return op.apply(
        a == null ? multiplied(in(maker, 0)) : a, b == null ? multiplied(in(maker, 1)) : b);
  }

  private @Nullable TensorVariable quotient(TensorVariable dividend, Variable divisor) {
    if (divisor == y) return dividend.mul(rest());
    return isRest(divisor) ? dividend.mul(y) : null;
  }

  /** Whether that is 1 − y, or −y + 1 as the logarithm of 1 + (−y) has it. */
  private boolean isRest(Variable v) {
    Apply maker = v.owner();
    if (maker == null || !(maker.op() instanceof Elemwise e)) return false;
    return switch (e.prim()) {
      case SUB -> isOne(maker.input(0)) && maker.input(1) == y;
      case ADD -> isMinus(maker.input(0)) && isOne(maker.input(1));
      default -> false;
    };
  }

  private boolean isMinus(Variable v) {
    Apply maker = v.owner();
    return maker != null && maker.op().equals(new Elemwise(Prim.NEG)) && maker.input(0) == y;
  }

  private static boolean isOne(Variable v) {
    return v instanceof TensorConstant c && c.isAll(1);
  }

  private static TensorVariable in(Apply maker, int i) {
    return (TensorVariable) maker.input(i);
  }
}
