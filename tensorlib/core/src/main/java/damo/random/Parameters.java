package damo.random;

import damo.error.DTypeException;
import damo.op.elemwise.Cast;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/** Shapes and parameters of draws, as users write them. */
final class Parameters {
  private Parameters() {}

  /** A parameter that is a number: float64. */
  static TensorVariable number(Object o) {
    return Cast.to(Operands.beside(o, DType.FLOAT64), DType.FLOAT64);
  }

  /** Probabilities, in the floats that they are in. */
  static TensorVariable probabilities(Object o) {
    TensorVariable p = Operands.beside(o, DType.FLOAT64);
    return p.dtype().isFloat() ? p : Cast.to(p, DType.FLOAT64);
  }

  /** A parameter that is an integer: int64. */
  static TensorVariable integer(Object o, String what) {
    TensorVariable v = Operands.beside(o, DType.INT64);
    if (v.dtype().isFloat())
      throw new DTypeException(what + " must be integers, got " + v.label() + " of " + v.type());
    return Cast.to(v, DType.INT64);
  }

  /** The lengths of a draw: those asked for, or those of {@code template}. */
  static TensorVariable lengths(@Nullable Object shape, TensorVariable template) {
    return shape == null ? template.shape() : Lengths.vector(shape);
  }
}
