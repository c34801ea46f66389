package damo.tensor;

import damo.graph.Reduction;
import damo.op.reduce.ProductWithoutZeros;
import damo.op.reduce.Reduced;

/**
 * Functions of all elements, or of those along axes. Negative axes count from the end; reduced axes
 * go, or stay with length 1 if {@code keepdims}.
 */
public interface Reductions extends Family {
  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  default TensorVariable sum() {
    return sum(Axes.all());
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  default TensorVariable sum(int axis) {
    return sum(Axes.of(axis));
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  default TensorVariable sum(int[] axes) {
    return sum(Axes.of(axes));
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  default TensorVariable sum(int axis, boolean keepdims) {
    return sum(Axes.of(axis).keepdims(keepdims));
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  default TensorVariable sum(int[] axes, boolean keepdims) {
    return sum(Axes.of(axes).keepdims(keepdims));
  }

  /** The sum; of integers and bools int64, unsigned uint64. Float32 is accumulated in float64. */
  default TensorVariable sum(Axes options) {
    return Reduced.of(
        Reduction.SUM,
        self(),
        options.of(self()),
        options.keepdims(),
        options.dtype(),
        options.accDtype());
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  default TensorVariable prod() {
    return prod(Axes.all());
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  default TensorVariable prod(int axis) {
    return prod(Axes.of(axis));
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  default TensorVariable prod(int[] axes) {
    return prod(Axes.of(axes));
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  default TensorVariable prod(int axis, boolean keepdims) {
    return prod(Axes.of(axis).keepdims(keepdims));
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  default TensorVariable prod(int[] axes, boolean keepdims) {
    return prod(Axes.of(axes).keepdims(keepdims));
  }

  /** The product; of integers and bools int64, of unsigned ones uint64. */
  default TensorVariable prod(Axes options) {
    TensorVariable product =
        Reduced.of(
            Reduction.PROD,
            self(),
            options.of(self()),
            options.keepdims(),
            options.dtype(),
            options.accDtype());
    return options.noZerosInInput() ? ProductWithoutZeros.of(product) : product;
  }

  /** The mean; float64 for integers. NaN over no elements. */
  default TensorVariable mean() {
    return mean(Axes.all());
  }

  /** The mean; float64 for integers. NaN over no elements. */
  default TensorVariable mean(int axis) {
    return mean(Axes.of(axis));
  }

  /** The mean; float64 for integers. NaN over no elements. */
  default TensorVariable mean(int[] axes) {
    return mean(Axes.of(axes));
  }

  /** The mean; float64 for integers. NaN over no elements. */
  default TensorVariable mean(int axis, boolean keepdims) {
    return mean(Axes.of(axis).keepdims(keepdims));
  }

  /** The mean; float64 for integers. NaN over no elements. */
  default TensorVariable mean(int[] axes, boolean keepdims) {
    return mean(Axes.of(axes).keepdims(keepdims));
  }

  /** The mean; float64 for integers. NaN over no elements. */
  default TensorVariable mean(Axes options) {
    return Reduced.of(
        Reduction.MEAN,
        self(),
        options.of(self()),
        options.keepdims(),
        options.dtype(),
        options.accDtype());
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable max() {
    return max(Axes.all());
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable max(int axis) {
    return max(Axes.of(axis));
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable max(int[] axes) {
    return max(Axes.of(axes));
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable max(int axis, boolean keepdims) {
    return max(Axes.of(axis).keepdims(keepdims));
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable max(int[] axes, boolean keepdims) {
    return max(Axes.of(axes).keepdims(keepdims));
  }

  /** The greatest; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable max(Axes options) {
    return Reduced.of(
        Reduction.MAX, self(), options.of(self()), options.keepdims(), options.dtype(), null);
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable min() {
    return min(Axes.all());
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable min(int axis) {
    return min(Axes.of(axis));
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable min(int[] axes) {
    return min(Axes.of(axes));
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable min(int axis, boolean keepdims) {
    return min(Axes.of(axis).keepdims(keepdims));
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable min(int[] axes, boolean keepdims) {
    return min(Axes.of(axes).keepdims(keepdims));
  }

  /** The least; NaN if there is one. Equal elements share the gradient. */
  default TensorVariable min(Axes options) {
    return Reduced.of(
        Reduction.MIN, self(), options.of(self()), options.keepdims(), options.dtype(), null);
  }

  /** Whether any is not 0. */
  default TensorVariable any() {
    return any(Axes.all());
  }

  /** Whether any is not 0. */
  default TensorVariable any(int axis) {
    return any(Axes.of(axis));
  }

  /** Whether any is not 0. */
  default TensorVariable any(int[] axes) {
    return any(Axes.of(axes));
  }

  /** Whether any is not 0. */
  default TensorVariable any(int axis, boolean keepdims) {
    return any(Axes.of(axis).keepdims(keepdims));
  }

  /** Whether any is not 0. */
  default TensorVariable any(int[] axes, boolean keepdims) {
    return any(Axes.of(axes).keepdims(keepdims));
  }

  /** Whether any is not 0. */
  default TensorVariable any(Axes options) {
    return Reduced.of(
        Reduction.ANY, self(), options.of(self()), options.keepdims(), options.dtype(), null);
  }

  /** Whether all are not 0. */
  default TensorVariable all() {
    return all(Axes.all());
  }

  /** Whether all are not 0. */
  default TensorVariable all(int axis) {
    return all(Axes.of(axis));
  }

  /** Whether all are not 0. */
  default TensorVariable all(int[] axes) {
    return all(Axes.of(axes));
  }

  /** Whether all are not 0. */
  default TensorVariable all(int axis, boolean keepdims) {
    return all(Axes.of(axis).keepdims(keepdims));
  }

  /** Whether all are not 0. */
  default TensorVariable all(int[] axes, boolean keepdims) {
    return all(Axes.of(axes).keepdims(keepdims));
  }

  /** Whether all are not 0. */
  default TensorVariable all(Axes options) {
    return Reduced.of(
        Reduction.ALL, self(), options.of(self()), options.keepdims(), options.dtype(), null);
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmax() {
    return argmax(Axes.all());
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmax(int axis) {
    return argmax(Axes.of(axis));
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmax(int[] axes) {
    return argmax(Axes.of(axes));
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmax(int axis, boolean keepdims) {
    return argmax(Axes.of(axis).keepdims(keepdims));
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmax(int[] axes, boolean keepdims) {
    return argmax(Axes.of(axes).keepdims(keepdims));
  }

  /** The position of the first greatest element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmax(Axes options) {
    return Reduced.of(
        Reduction.ARGMAX, self(), options.of(self()), options.keepdims(), options.dtype(), null);
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmin() {
    return argmin(Axes.all());
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmin(int axis) {
    return argmin(Axes.of(axis));
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmin(int[] axes) {
    return argmin(Axes.of(axes));
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmin(int axis, boolean keepdims) {
    return argmin(Axes.of(axis).keepdims(keepdims));
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmin(int[] axes, boolean keepdims) {
    return argmin(Axes.of(axes).keepdims(keepdims));
  }

  /** The position of the first least element, int64; without axes, in the flattened tensor. */
  default TensorVariable argmin(Axes options) {
    return Reduced.of(
        Reduction.ARGMIN, self(), options.of(self()), options.keepdims(), options.dtype(), null);
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  default TensorVariable var() {
    return var(Axes.all());
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  default TensorVariable var(int axis) {
    return var(Axes.of(axis));
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  default TensorVariable var(int[] axes) {
    return var(Axes.of(axes));
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  default TensorVariable var(int axis, boolean keepdims) {
    return var(Axes.of(axis).keepdims(keepdims));
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  default TensorVariable var(int[] axes, boolean keepdims) {
    return var(Axes.of(axes).keepdims(keepdims));
  }

  /** The variance, two-pass; the divisor is the count less {@code ddof}. */
  default TensorVariable var(Axes options) {
    return damo.op.reduce.Moments.variance(self(), options);
  }

  /** The standard deviation: the root of {@code var}. */
  default TensorVariable std() {
    return std(Axes.all());
  }

  /** The standard deviation: the root of {@code var}. */
  default TensorVariable std(int axis) {
    return std(Axes.of(axis));
  }

  /** The standard deviation: the root of {@code var}. */
  default TensorVariable std(int[] axes) {
    return std(Axes.of(axes));
  }

  /** The standard deviation: the root of {@code var}. */
  default TensorVariable std(int axis, boolean keepdims) {
    return std(Axes.of(axis).keepdims(keepdims));
  }

  /** The standard deviation: the root of {@code var}. */
  default TensorVariable std(int[] axes, boolean keepdims) {
    return std(Axes.of(axes).keepdims(keepdims));
  }

  /** The standard deviation: the root of {@code var}. */
  default TensorVariable std(Axes options) {
    return damo.op.reduce.Moments.variance(self(), options).sqrt();
  }
}
