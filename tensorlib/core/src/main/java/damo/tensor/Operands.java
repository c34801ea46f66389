package damo.tensor;

import damo.error.DamoException;
import damo.graph.Variable;
import damo.scalar.DType;
import damo.value.Literals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what users write as operands into variables; literals take the dtype of their neighbours.
 */
public final class Operands {
  private Operands() {}

  /** One operand by itself. */
  public static TensorVariable asTensor(@Nullable Object o) {
    if (o instanceof TensorVariable t) return t;
    if (o instanceof Variable v)
      throw new DamoException("expected a tensor, got " + v.label() + " of type " + v.type());
    return TensorConstant.read(value(o));
  }

  private static Object value(@Nullable Object o) {
    if (o == null) throw new DamoException("expected a tensor or a value, got null");
    if (o instanceof List<?> l && l.stream().anyMatch(Variable.class::isInstance)) {
      throw new DamoException("expected one tensor, got a list; stack its elements with T.stack");
    }
    return o;
  }

  /**
   * Operands of one elementwise op: a literal takes the common dtype of the others if its kind
   * fits.
   */
  public static List<TensorVariable> together(@Nullable Object... operands) {
    DType common = null;
    for (Object o : operands) {
      DType own = dtypeOf(o);
      if (own != null) common = common == null ? own : DType.promote(common, own);
    }
    List<TensorVariable> out = new ArrayList<>();
    for (Object o : operands) out.add(beside(o, common));
    return out;
  }

  /** {@code o} as a tensor; a literal takes {@code dtype} if its kind fits. */
  public static TensorVariable beside(@Nullable Object o, @Nullable DType dtype) {
    if (o == null || o instanceof Variable) return asTensor(o);
    Literals.Literal literal = Literals.read(value(o));
    return TensorConstant.of(literal.value().cast(Literals.dtypeBeside(literal, dtype)));
  }

  private static @Nullable DType dtypeOf(@Nullable Object o) {
    if (o instanceof TensorVariable t) return t.dtype();
    if (o instanceof org.nd4j.linalg.api.ndarray.INDArray a)
      return damo.value.Nd4jBorder.dtypeOf(a);
    return o instanceof damo.value.Value v ? v.dtype() : null;
  }

  /** Rank-0 integer operands: lengths, positions, bounds. */
  public static TensorVariable integerScalar(@Nullable Object o, String what) {
    TensorVariable v = asTensor(o);
    if (v.ndim() != 0 || v.dtype().isFloat()) {
      throw new damo.error.DTypeException(
          what + " must be an integer, got " + v.label() + " of type " + v.type());
    }
    return v;
  }
}
