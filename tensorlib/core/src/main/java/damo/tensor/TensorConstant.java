package damo.tensor;

import damo.graph.Constant;
import damo.graph.Origin;
import damo.scalar.DType;
import damo.value.Literals;
import damo.value.Value;
import org.jspecify.annotations.Nullable;

/** An array known when the graph is built. Its static shape is its shape. */
public final class TensorConstant extends TensorVariable implements Constant {
  private final Value value;

  private TensorConstant(Value value, @Nullable String name, Origin origin) {
    super(new TensorType(value.dtype(), value.shape()), null, 0, name, origin);
    this.value = value;
  }

  /** A constant of this value, which must not change any more. */
  public static TensorConstant of(Value value) {
    return new TensorConstant(value, null, Origin.unknown());
  }

  /** A constant of rank 0. */
  public static TensorConstant scalar(DType dtype, double v) {
    return of(Value.scalar(dtype, v));
  }

  /**
   * What a user wrote, standing alone: floats are floatX, integers int64, arrays keep their dtype.
   */
  public static TensorConstant read(Object o) {
    Literals.Literal literal = Literals.read(o);
    boolean number = literal.weak() && literal.value().rank() == 0;
    DType dtype = number ? Literals.dtypeBeside(literal, null) : literal.value().dtype();
    return of(literal.value().cast(dtype));
  }

  @Override
  public Value value() {
    return value;
  }

  /** Whether every element is {@code v}. */
  public boolean isAll(double v) {
    for (int i = 0, n = value.size(); i < n; i++) if (value.getDouble(i) != v) return false;
    return value.size() > 0;
  }

  @Override
  public String label() {
    String name = name();
    return name != null ? name : value.toString();
  }
}
