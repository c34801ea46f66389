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

  /** The greatest less the least element along an axis, which goes. */
  public static TensorVariable ptp(Object x, int axis) {
    return Operands.asTensor(x).ptp(axis);
  }

  /** The greatest less the least element along several axes, which go. */
  public static TensorVariable ptp(Object x, int[] axes) {
    return Operands.asTensor(x).ptp(axes);
  }

  /** The greatest less the least element along an axis; {@code keepdims} keeps it with length 1. */
  public static TensorVariable ptp(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).ptp(axis, keepdims);
  }

  /**
   * The greatest less the least element along several axes; {@code keepdims} keeps them with length
   * 1.
   */
  public static TensorVariable ptp(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).ptp(axes, keepdims);
  }

  /**
   * The greatest less the least element, over the axes and with the lengths kept that {@code
   * options} say.
   */
  public static TensorVariable ptp(Object x, Axes options) {
    return Operands.asTensor(x).ptp(options);
  }

  /** {@code log(Σ exp(x))} without overflow; −∞ of no elements. */
  public static TensorVariable logsumexp(Object x) {
    return Operands.asTensor(x).logsumexp();
  }

  /** {@code log(Σ exp(x))} without overflow along an axis, which goes. */
  public static TensorVariable logsumexp(Object x, int axis) {
    return Operands.asTensor(x).logsumexp(axis);
  }

  /** {@code log(Σ exp(x))} without overflow along several axes, which go. */
  public static TensorVariable logsumexp(Object x, int[] axes) {
    return Operands.asTensor(x).logsumexp(axes);
  }

  /**
   * {@code log(Σ exp(x))} without overflow along an axis; {@code keepdims} keeps it with length 1.
   */
  public static TensorVariable logsumexp(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).logsumexp(axis, keepdims);
  }

  /**
   * {@code log(Σ exp(x))} without overflow along several axes; {@code keepdims} keeps them with
   * length 1.
   */
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
