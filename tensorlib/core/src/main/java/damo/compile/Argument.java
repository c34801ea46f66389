package damo.compile;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.value.Literals;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One input of a compiled function: checks and converts what a call gives. Its memory is reused.
 */
final class Argument {
  private final In in;
  private final TensorType type;
  private final String what;
  private final boolean allowDowncast;
  private Value held;

  Argument(In in, String function, boolean allowDowncast) {
    this.in = in;
    this.type = (TensorType) in.variable().type();
    this.what =
        String.format(
            "input %s of %s (%s, made at %s)",
            in.variable().label(), function, type, in.variable().origin());
    this.allowDowncast = in.allowDowncast() != null ? in.allowDowncast() : allowDowncast;
    this.held = Value.zeros(type.dtype(), Ints.of(new int[type.ndim()]));
  }

  In in() {
    return in;
  }

  /** What the call gave, as this input's type wants it. */
  Value convert(Object given) {
    if (given instanceof INDArray a && Nd4jBorder.dtypeOf(a) == type.dtype()) return copied(a);
    Literals.Literal literal = Literals.read(given);
    checkRank(literal.value().shape().toLongs());
    return checkLengths(cast(literal));
  }

  private Value copied(INDArray a) {
    long[] shape = Nd4jBorder.shapeOf(a);
    checkRank(shape);
    if (!held.shape().equalsLongs(shape))
      held = checkLengths(Value.zeros(type.dtype(), Ints.of(shape)));
    Nd4jBorder.read(a, type.dtype(), held.array());
    return held;
  }

  private Value cast(Literals.Literal literal) {
    Value value = literal.value();
    DType dtype = type.dtype();
    if (value.dtype() == dtype || allowDowncast) return value.cast(dtype);
    boolean kindFits = literal.weak() && !in.strict();
    if (kindFits) return Literals.losslessly(value, dtype, what);
    if (!in.strict() && value.dtype().castsSafelyTo(dtype)) return value.cast(dtype);
    throw new DTypeException(
        what
            + " is "
            + dtype
            + ", got "
            + value.dtype()
            + " of shape "
            + value.shape()
            + "; cast it, or allow it with allowInputDowncast(true)");
  }

  private void checkRank(long[] shape) {
    if (shape.length == type.ndim()) return;
    throw new ShapeException(
        what
            + " has rank "
            + type.ndim()
            + ", got an array of rank "
            + shape.length
            + " with shape "
            + Arrays.toString(shape));
  }

  private Value checkLengths(Value v) {
    for (int i = 0; i < type.ndim(); i++) {
      int fixed = type.lengths().get(i);
      if (fixed >= 0 && fixed != v.shape().get(i)) {
        throw new ShapeException(
            "axis "
                + i
                + " of "
                + what
                + " has length "
                + fixed
                + ", got an array of shape "
                + v.shape());
      }
    }
    return v;
  }
}
