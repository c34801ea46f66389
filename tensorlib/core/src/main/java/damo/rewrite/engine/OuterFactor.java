package damo.rewrite.engine;

import damo.op.elemwise.Elemwise;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;

/** A factor, or divisor, of all that is summed, taken out of the sum. */
public final class OuterFactor {
  private OuterFactor() {}

  /**
   * {@code c} as it stands outside of a sum along {@code axes} of {@code x}: 1 where nothing is
   * summed. The sum of no products is 0, however many there are; 0 times infinity or over 0 is NaN.
   */
  public static TensorVariable of(TensorVariable c, TensorVariable x, Ints axes) {
    if (!x.dtype().isFloat() || isOrdinary(c)) return c;
    TensorVariable count = Lengths.constant(1);
    for (int i = 0; i < axes.size(); i++) count = Lengths.product(count, Length.of(x, axes.get(i)));
    if (count instanceof TensorConstant n && !n.isAll(0)) return c;
    return Elemwise.of(Prim.WHERE, count.eq(0), TensorConstant.scalar(c.dtype(), 1), c);
  }

  private static boolean isOrdinary(TensorVariable v) {
    if (!(v instanceof TensorConstant c)) return false;
    for (int i = 0, n = c.value().size(); i < n; i++) {
      double one = c.value().getDouble(i);
      if (one == 0 || !Double.isFinite(one)) return false;
    }
    return true;
  }
}
