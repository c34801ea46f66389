package damo;

import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.graph.Variable;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Literals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Symbolic tensors: variables, what is done with them, and gradients. */
public final class T extends GradientFunctions {
  /** Functions of neural networks. */
  public static final Nnet nnet = new Nnet();

  /** Functions of signals. */
  public static final Signal signal = new Signal();

  /** Linear algebra. */
  public static final Linalg linalg = new Linalg();

  private T() {}

  /** A variable; −1 is an unknown length, 1 broadcasts, no lengths is a scalar. */
  public static TensorVariable tensor(@Nullable String name, DType dtype, long... staticShape) {
    return TensorType.of(dtype, staticShape).variable(name);
  }

  /** A value as a variable: numbers are floatX or int64, arrays keep their dtype. */
  public static TensorVariable constant(Object value) {
    return value instanceof TensorVariable v ? v : TensorConstant.read(value);
  }

  /** A value as a variable of {@code dtype}: floats to integers are truncated. */
  public static TensorVariable constant(Object value, DType dtype) {
    if (value instanceof TensorVariable v) return v.astype(dtype);
    return TensorConstant.of(Literals.read(value).value().cast(dtype));
  }

  /** A variable as it is, a value as a constant. */
  public static TensorVariable asTensor(Object x) {
    return Operands.asTensor(x);
  }

  /**
   * The gradient of {@code cost}, a float scalar, with respect to {@code wrt}, in its shape and
   * dtype.
   *
   * @throws damo.error.DisconnectedInputException if the cost does not depend on {@code wrt}
   * @throws damo.error.NullGradientException if the way leads through an op without a gradient
   */
  public static TensorVariable grad(@Nullable Object cost, Variable wrt) {
    return grad(cost, wrt, GradOptions.of());
  }

  /** As {@link #grad(Object, Variable)}, with options. */
  public static TensorVariable grad(@Nullable Object cost, Variable wrt, GradOptions options) {
    return grad(cost, List.of(wrt), options).getFirst();
  }

  /** The gradients with respect to each of {@code wrt}. */
  public static List<TensorVariable> grad(@Nullable Object cost, List<? extends Variable> wrt) {
    return grad(cost, wrt, GradOptions.of());
  }

  /** As {@link #grad(Object, List)}, with options. */
  public static List<TensorVariable> grad(
      @Nullable Object cost, List<? extends Variable> wrt, GradOptions options) {
    return Gradients.grad(cost, wrt, options);
  }
}
