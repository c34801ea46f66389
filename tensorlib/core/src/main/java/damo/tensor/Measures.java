package damo.tensor;

import damo.graph.Reduction;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.reduce.Reduced;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;

/** Extents and norms: reductions that are made of simpler ones. */
public interface Measures extends Family {
  /** The greatest less the least element. */
  default TensorVariable ptp() {
    return ptp(Axes.all());
  }

  /** The greatest less the least element along an axis, which goes. */
  default TensorVariable ptp(int axis) {
    return ptp(Axes.of(axis));
  }

  /** The greatest less the least element along several axes, which go. */
  default TensorVariable ptp(int[] axes) {
    return ptp(Axes.of(axes));
  }

  /** The greatest less the least element along an axis; {@code keepdims} keeps it with length 1. */
  default TensorVariable ptp(int axis, boolean keepdims) {
    return ptp(Axes.of(axis).keepdims(keepdims));
  }

  /**
   * The greatest less the least element along several axes; {@code keepdims} keeps them with length
   * 1.
   */
  default TensorVariable ptp(int[] axes, boolean keepdims) {
    return ptp(Axes.of(axes).keepdims(keepdims));
  }

  /**
   * The greatest less the least element, over the axes and with the lengths kept that {@code
   * options} say.
   */
  default TensorVariable ptp(Axes options) {
    return self().max(options).sub(self().min(options));
  }

  /** {@code log(Σ exp(x))} without overflow; −∞ of no elements. */
  default TensorVariable logsumexp() {
    return logsumexp(Ints.range(0, self().ndim()).toArray());
  }

  /** {@code log(Σ exp(x))} without overflow along an axis, which goes. */
  default TensorVariable logsumexp(int axis) {
    return logsumexp(axis, false);
  }

  /** {@code log(Σ exp(x))} without overflow along several axes, which go. */
  default TensorVariable logsumexp(int[] axes) {
    return logsumexp(axes, false);
  }

  /**
   * {@code log(Σ exp(x))} without overflow along an axis; {@code keepdims} keeps it with length 1.
   */
  default TensorVariable logsumexp(int axis, boolean keepdims) {
    return logsumexp(new int[] {axis}, keepdims);
  }

  /**
   * {@code log(Σ exp(x))} without overflow along several axes; {@code keepdims} keeps them with
   * length 1.
   */
  default TensorVariable logsumexp(int[] axes, boolean keepdims) {
    TensorVariable x = Cast.to(self(), self().dtype().toFloat());
    TensorVariable greatest = Reduced.of(Reduction.PEAK, x, Ints.of(axes), true);
    TensorVariable isInfinite = Elemwise.of(Prim.ISINF, greatest);
    TensorVariable shift = Elemwise.of(Prim.WHERE, isInfinite, 0, greatest);
    TensorVariable out = x.sub(shift).exp().sum(axes, true).log().add(shift);
    return keepdims ? out : out.sum(axes);
  }

  /**
   * The norm of all elements: {@code (Σ |x|^L)^(1/L)}; for L = 0 how many are not 0. Integers give
   * float64.
   */
  default TensorVariable norm(double order) {
    return norm(order, Axes.all());
  }

  /** {@link #norm(double)} of the vectors along an axis, which goes. */
  default TensorVariable norm(double order, int axis) {
    return norm(order, Axes.of(axis));
  }

  /**
   * {@link #norm(double)} of the vectors along an axis; {@code keepdims} keeps it with length 1.
   */
  default TensorVariable norm(double order, int axis, boolean keepdims) {
    return norm(order, Axes.of(axis).keepdims(keepdims));
  }

  private TensorVariable norm(double order, Axes axes) {
    TensorVariable x = self().dtype().isFloat() ? self() : self().astype(DType.FLOAT64);
    if (order == 0) return x.neq(0).astype(x.dtype()).sum(axes);
    if (order == 1) return x.abs().sum(axes);
    if (order == 2) return x.sqr().sum(axes).sqrt();
    if (order == Double.POSITIVE_INFINITY) return x.abs().max(axes);
    if (order == Double.NEGATIVE_INFINITY) return x.abs().min(axes);
    return x.abs().pow(order).sum(axes).pow(1 / order);
  }
}
