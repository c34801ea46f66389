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

  /** {@link damo.tensor.Measures#ptp(int)}. */
  public static TensorVariable ptp(Object x, int axis) {
    return Operands.asTensor(x).ptp(axis);
  }

  /** {@link damo.tensor.Measures#ptp(int[])}. */
  public static TensorVariable ptp(Object x, int[] axes) {
    return Operands.asTensor(x).ptp(axes);
  }

  /** {@link damo.tensor.Measures#ptp(int, boolean)}. */
  public static TensorVariable ptp(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).ptp(axis, keepdims);
  }

  /** {@link damo.tensor.Measures#ptp(int[], boolean)}. */
  public static TensorVariable ptp(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).ptp(axes, keepdims);
  }

  /** {@link damo.tensor.Measures#ptp(Axes)}. */
  public static TensorVariable ptp(Object x, Axes options) {
    return Operands.asTensor(x).ptp(options);
  }

  /** {@code log(Σ exp(x))} without overflow. */
  public static TensorVariable logsumexp(Object x) {
    return Operands.asTensor(x).logsumexp();
  }

  /** {@link damo.tensor.Measures#logsumexp(int)}. */
  public static TensorVariable logsumexp(Object x, int axis) {
    return Operands.asTensor(x).logsumexp(axis);
  }

  /** {@link damo.tensor.Measures#logsumexp(int[])}. */
  public static TensorVariable logsumexp(Object x, int[] axes) {
    return Operands.asTensor(x).logsumexp(axes);
  }

  /** {@link damo.tensor.Measures#logsumexp(int, boolean)}. */
  public static TensorVariable logsumexp(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).logsumexp(axis, keepdims);
  }

  /** {@link damo.tensor.Measures#logsumexp(int[], boolean)}. */
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

  /** The greatest elements along several axes, and their positions in these axes flattened. */
  public static List<TensorVariable> maxAndArgmax(Object x, int[] axes) {
    TensorVariable v = Operands.asTensor(x);
    return List.of(v.max(axes), v.argmax(axes));
  }

  /**
   * The greatest elements along an axis and their positions; {@code keepdims} keeps it with length
   * 1.
   */
  public static List<TensorVariable> maxAndArgmax(Object x, int axis, boolean keepdims) {
    TensorVariable v = Operands.asTensor(x);
    return List.of(v.max(axis, keepdims), v.argmax(axis, keepdims));
  }
}
