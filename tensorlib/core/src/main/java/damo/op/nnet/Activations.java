package damo.op.nnet;

import damo.op.elemwise.Elemwise;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;

/** Activations made of pieces. */
public final class Activations {
  private static final double HYPERBOLA_END = 1.7;
  private static final double LINE_END = 3;
  private static final double LINE_START = 0.935409070603099;
  private static final double SLOPE = 0.0458812946797165;
  private static final double HIGHEST = 0.99505475368673;

  private Activations() {}

  /** {@code x} above 0, {@code alpha (exp(x) − 1)} elsewhere. */
  public static TensorVariable elu(TensorVariable x, Object alpha) {
    TensorVariable below = where(x.gt(0), 0, x).expm1().mul(alpha);
    return where(x.gt(0), x, below);
  }

  /** {@code (1 + t(x/2)) / 2} with an approximation t of the hyperbolic tangent. */
  public static TensorVariable ultraFastSigmoid(TensorVariable x) {
    TensorVariable isNegative = x.lt(0);
    TensorVariable half = where(isNegative, x.neg(), x).mul(0.5);
    TensorVariable hyperbola = half.mul(1.5).div(half.add(1));
    TensorVariable line = half.sub(HYPERBOLA_END).mul(SLOPE).add(LINE_START);
    TensorVariable beyond = where(half.ge(LINE_END), HIGHEST, line);
    TensorVariable t = where(half.ge(HYPERBOLA_END), beyond, hyperbola);
    return where(isNegative, t.neg(), t).add(1).mul(0.5);
  }

  private static TensorVariable where(TensorVariable condition, Object a, Object b) {
    return Elemwise.of(Prim.WHERE, condition, a, b);
  }
}
