package damo;

import damo.scalar.Ints;
import damo.tensor.Axes;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;

/** Extents and logarithms of sums. */
public abstract class MeasureFunctions extends CreationFunctions {
  /** The greatest less the least element. */
  public static TensorVariable ptp(Object x) {
    return Operands.asTensor(x).ptp();
  }

  public static TensorVariable ptp(Object x, int axis) {
    return Operands.asTensor(x).ptp(axis);
  }

  public static TensorVariable ptp(Object x, int[] axes) {
    return Operands.asTensor(x).ptp(axes);
  }

  public static TensorVariable ptp(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).ptp(axis, keepdims);
  }

  public static TensorVariable ptp(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).ptp(axes, keepdims);
  }

  public static TensorVariable ptp(Object x, Axes options) {
    return Operands.asTensor(x).ptp(options);
  }

  /** {@code log(Σ exp(x))} without overflow. */
  public static TensorVariable logsumexp(Object x) {
    return Operands.asTensor(x).logsumexp();
  }

  public static TensorVariable logsumexp(Object x, int axis) {
    return Operands.asTensor(x).logsumexp(axis);
  }

  public static TensorVariable logsumexp(Object x, int[] axes) {
    return Operands.asTensor(x).logsumexp(axes);
  }

  public static TensorVariable logsumexp(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).logsumexp(axis, keepdims);
  }

  public static TensorVariable logsumexp(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).logsumexp(axes, keepdims);
  }

  /** The greatest element and its position in the flattened array. */
  public static List<TensorVariable> maxAndArgmax(Object x) {
    return maxAndArgmax(x, Ints.range(0, Operands.asTensor(x).ndim()).toArray());
  }

  /** The greatest elements along an axis and their positions. */
  public static List<TensorVariable> maxAndArgmax(Object x, int axis) {
    return maxAndArgmax(x, axis, false);
  }

  public static List<TensorVariable> maxAndArgmax(Object x, int[] axes) {
    TensorVariable v = Operands.asTensor(x);
    return List.of(v.max(axes), v.argmax(axes));
  }

  public static List<TensorVariable> maxAndArgmax(Object x, int axis, boolean keepdims) {
    TensorVariable v = Operands.asTensor(x);
    return List.of(v.max(axis, keepdims), v.argmax(axis, keepdims));
  }
}
