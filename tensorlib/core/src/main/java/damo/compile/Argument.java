package damo.compile;

import damo.compile.file.StoredFunction;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Literals;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One input of a compiled function: checks and converts what a call gives, and keeps what it is
 * when a call gives nothing. Its memory is reused.
 */
final class Argument {
  private final In in;
  private final TensorType type;
  private final String what;
  private final boolean allowDowncast;
  private final @Nullable SharedTensor state;
  private @Nullable Value kept;
  private boolean isSet;
  private Value held;

  /**
   * An input.
   *
   * @param state where an input with an update keeps its value
   */
  Argument(In in, String function, boolean allowDowncast, @Nullable SharedTensor state) {
    this.in = in;
    this.type = (TensorType) in.variable().type();
    this.what =
        String.format(
            "input %s of %s (%s, made at %s)", label(), function, type, in.variable().origin());
    this.allowDowncast = in.allowDowncast() != null ? in.allowDowncast() : allowDowncast;
    this.held = nothing(type);
    this.state = state;
    if (in.value() != null) keep(in.value());
  }

  private static Value nothing(TensorType type) {
    return Value.zeros(type.dtype(), Ints.of(new int[type.ndim()]));
  }

  In in() {
    return in;
  }

  long bytes() {
    return (long) held.size() * type.dtype().bytes();
  }

  /** Lets go of its memory; the next call takes it again. */
  void free() {
    held = nothing(type);
  }

  TensorVariable variable() {
    return (TensorVariable) in.variable();
  }

  /** What messages call it. */
  String label() {
    String name = in.callName();
    return name != null ? name : in.variable().label();
  }

  @Nullable SharedTensor state() {
    return state;
  }

  /** What it is now when a call leaves it out; null if a call must give it. */
  @Nullable Value kept() {
    return state != null && isSet ? state.current() : kept;
  }

  /** Makes {@code value} what it is from now on when a call leaves it out. */
  void keep(Object value) {
    set(convert(value).copy());
  }

  /** As {@link #keep}, of a value of the right type that is given away; null is nothing. */
  void set(@Nullable Value own) {
    isSet = own != null;
    if (state == null) kept = own;
    else if (own != null) state.advance(own);
  }

  /** What a file holds of it. */
  StoredFunction.Input stored() {
    return new StoredFunction.Input(
        in.variable(),
        in.givenName(),
        in.mutable(),
        in.borrow(),
        allowDowncast,
        in.strict(),
        kept(),
        state);
  }

  static Argument of(StoredFunction.Input stored, String function) {
    In in =
        new In(
            stored.variable(),
            stored.givenName(),
            null,
            null,
            stored.mutable(),
            stored.borrow(),
            stored.allowDowncast(),
            stored.strict());
    Argument out = new Argument(in, function, stored.allowDowncast(), stored.state());
    out.set(stored.kept());
    return out;
  }

  /** The same input of another function. */
  Argument copy(String function, UnaryOperator<SharedTensor> states) {
    Argument copy =
        new Argument(
            in.value(null), function, allowDowncast, state == null ? null : states.apply(state));
    copy.kept = kept;
    copy.isSet = isSet;
    return copy;
  }

  /** The value that it keeps between calls, for people. */
  INDArray value() {
    Value now = kept();
    if (now == null)
      throw new DamoException(
          what + " keeps no value between calls; give it one with In.of(…).value(…) or setValue");
    return Nd4jBorder.toNd4j(now);
  }

  /** What the call gave, as this input's type wants it. */
  Value convert(Object given) {
    if (given instanceof INDArray a && Nd4jBorder.dtypeOf(a) == type.dtype()) return copied(a);
    Literals.Literal literal = read(given);
    checkRank(literal.value().shape().toLongs());
    return checkLengths(cast(literal));
  }

  private Literals.Literal read(Object given) {
    try {
      return Literals.read(given);
    } catch (ShapeException ragged) {
      throw new ShapeException(what + ": " + ragged.getMessage());
    } catch (DamoException unreadable) {
      throw new DamoException(what + ": " + unreadable.getMessage(), unreadable);
    }
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
    if (value.dtype() == dtype) return value;
    if (in.strict()) throw refused(value, "strict(true) allows no conversion");
    if (allowDowncast) return value.cast(dtype);
    if (literal.weak()) return Literals.losslessly(value, dtype, what);
    if (value.dtype().castsSafelyTo(dtype)) return value.cast(dtype);
    throw refused(value, "cast it, or allow it with allowInputDowncast(true)");
  }

  private DTypeException refused(Value value, String advice) {
    return new DTypeException(
        what
            + " is "
            + type.dtype()
            + ", got "
            + value.dtype()
            + " of shape "
            + value.shape()
            + "; "
            + advice);
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
