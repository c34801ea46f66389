package damo;

import damo.tensor.Axes;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;

/** The functions of {@link damo.tensor.Reductions} with the tensor as first argument. */
public abstract class ReductionFunctions extends ChoiceFunctions {
  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  public static TensorVariable sum(Object x) {
    return Operands.asTensor(x).sum();
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  public static TensorVariable sum(Object x, int axis) {
    return Operands.asTensor(x).sum(axis);
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  public static TensorVariable sum(Object x, int[] axes) {
    return Operands.asTensor(x).sum(axes);
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  public static TensorVariable sum(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).sum(axis, keepdims);
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  public static TensorVariable sum(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).sum(axes, keepdims);
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  public static TensorVariable sum(Object x, Axes options) {
    return Operands.asTensor(x).sum(options);
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  public static TensorVariable prod(Object x) {
    return Operands.asTensor(x).prod();
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  public static TensorVariable prod(Object x, int axis) {
    return Operands.asTensor(x).prod(axis);
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  public static TensorVariable prod(Object x, int[] axes) {
    return Operands.asTensor(x).prod(axes);
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  public static TensorVariable prod(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).prod(axis, keepdims);
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  public static TensorVariable prod(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).prod(axes, keepdims);
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  public static TensorVariable prod(Object x, Axes options) {
    return Operands.asTensor(x).prod(options);
  }

  /** The mean; float64 for integers. NaN over no elements. */
  public static TensorVariable mean(Object x) {
    return Operands.asTensor(x).mean();
  }

  /** The mean; float64 for integers. NaN over no elements. */
  public static TensorVariable mean(Object x, int axis) {
    return Operands.asTensor(x).mean(axis);
  }

  /** The mean; float64 for integers. NaN over no elements. */
  public static TensorVariable mean(Object x, int[] axes) {
    return Operands.asTensor(x).mean(axes);
  }

  /** The mean; float64 for integers. NaN over no elements. */
  public static TensorVariable mean(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).mean(axis, keepdims);
  }

  /** The mean; float64 for integers. NaN over no elements. */
  public static TensorVariable mean(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).mean(axes, keepdims);
  }

  /** The mean; float64 for integers. NaN over no elements. */
  public static TensorVariable mean(Object x, Axes options) {
    return Operands.asTensor(x).mean(options);
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable max(Object x) {
    return Operands.asTensor(x).max();
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable max(Object x, int axis) {
    return Operands.asTensor(x).max(axis);
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable max(Object x, int[] axes) {
    return Operands.asTensor(x).max(axes);
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable max(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).max(axis, keepdims);
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable max(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).max(axes, keepdims);
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable max(Object x, Axes options) {
    return Operands.asTensor(x).max(options);
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable min(Object x) {
    return Operands.asTensor(x).min();
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable min(Object x, int axis) {
    return Operands.asTensor(x).min(axis);
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable min(Object x, int[] axes) {
    return Operands.asTensor(x).min(axes);
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable min(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).min(axis, keepdims);
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable min(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).min(axes, keepdims);
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  public static TensorVariable min(Object x, Axes options) {
    return Operands.asTensor(x).min(options);
  }

  /** Whether any is not 0. */
  public static TensorVariable any(Object x) {
    return Operands.asTensor(x).any();
  }

  /** Whether any is not 0. */
  public static TensorVariable any(Object x, int axis) {
    return Operands.asTensor(x).any(axis);
  }

  /** Whether any is not 0. */
  public static TensorVariable any(Object x, int[] axes) {
    return Operands.asTensor(x).any(axes);
  }

  /** Whether any is not 0. */
  public static TensorVariable any(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).any(axis, keepdims);
  }

  /** Whether any is not 0. */
  public static TensorVariable any(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).any(axes, keepdims);
  }

  /** Whether any is not 0. */
  public static TensorVariable any(Object x, Axes options) {
    return Operands.asTensor(x).any(options);
  }

  /** Whether all are not 0. */
  public static TensorVariable all(Object x) {
    return Operands.asTensor(x).all();
  }

  /** Whether all are not 0. */
  public static TensorVariable all(Object x, int axis) {
    return Operands.asTensor(x).all(axis);
  }

  /** Whether all are not 0. */
  public static TensorVariable all(Object x, int[] axes) {
    return Operands.asTensor(x).all(axes);
  }

  /** Whether all are not 0. */
  public static TensorVariable all(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).all(axis, keepdims);
  }

  /** Whether all are not 0. */
  public static TensorVariable all(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).all(axes, keepdims);
  }

  /** Whether all are not 0. */
  public static TensorVariable all(Object x, Axes options) {
    return Operands.asTensor(x).all(options);
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmax(Object x) {
    return Operands.asTensor(x).argmax();
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmax(Object x, int axis) {
    return Operands.asTensor(x).argmax(axis);
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmax(Object x, int[] axes) {
    return Operands.asTensor(x).argmax(axes);
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmax(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).argmax(axis, keepdims);
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmax(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).argmax(axes, keepdims);
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmax(Object x, Axes options) {
    return Operands.asTensor(x).argmax(options);
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmin(Object x) {
    return Operands.asTensor(x).argmin();
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmin(Object x, int axis) {
    return Operands.asTensor(x).argmin(axis);
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmin(Object x, int[] axes) {
    return Operands.asTensor(x).argmin(axes);
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmin(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).argmin(axis, keepdims);
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmin(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).argmin(axes, keepdims);
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  public static TensorVariable argmin(Object x, Axes options) {
    return Operands.asTensor(x).argmin(options);
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  public static TensorVariable var(Object x) {
    return Operands.asTensor(x).var();
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  public static TensorVariable var(Object x, int axis) {
    return Operands.asTensor(x).var(axis);
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  public static TensorVariable var(Object x, int[] axes) {
    return Operands.asTensor(x).var(axes);
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  public static TensorVariable var(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).var(axis, keepdims);
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  public static TensorVariable var(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).var(axes, keepdims);
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  public static TensorVariable var(Object x, Axes options) {
    return Operands.asTensor(x).var(options);
  }

  /** The standard deviation: the root of {@code var}. */
  public static TensorVariable std(Object x) {
    return Operands.asTensor(x).std();
  }

  /** The standard deviation: the root of {@code var}. */
  public static TensorVariable std(Object x, int axis) {
    return Operands.asTensor(x).std(axis);
  }

  /** The standard deviation: the root of {@code var}. */
  public static TensorVariable std(Object x, int[] axes) {
    return Operands.asTensor(x).std(axes);
  }

  /** The standard deviation: the root of {@code var}. */
  public static TensorVariable std(Object x, int axis, boolean keepdims) {
    return Operands.asTensor(x).std(axis, keepdims);
  }

  /** The standard deviation: the root of {@code var}. */
  public static TensorVariable std(Object x, int[] axes, boolean keepdims) {
    return Operands.asTensor(x).std(axes, keepdims);
  }

  /** The standard deviation: the root of {@code var}. */
  public static TensorVariable std(Object x, Axes options) {
    return Operands.asTensor(x).std(options);
  }
}
