package damo;

import damo.op.index.Along;
import damo.op.order.ArgTopK;
import damo.op.order.Searchsorted;
import damo.op.reduce.Statistics;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import damo.tensor.Unique;
import java.util.ArrayList;
import java.util.List;

/** What depends on the order of elements: sorting, searching, running totals. */
public abstract class OrderFunctions extends LayoutFunctions {
  /** In ascending order along the last axis; NaN last. The gradient goes to where elements were. */
  public static TensorVariable sort(Object x) {
    return Operands.asTensor(x).sort();
  }

  /** In ascending order along an axis; NaN last. */
  public static TensorVariable sort(Object x, int axis) {
    return Operands.asTensor(x).sort(axis);
  }

  /** The positions along the last axis that sort it, int64; equal elements as they stand. */
  public static TensorVariable argsort(Object x) {
    return Operands.asTensor(x).argsort();
  }

  /** The positions along an axis that sort it, int64; equal elements as they stand. */
  public static TensorVariable argsort(Object x, int axis) {
    return Operands.asTensor(x).argsort(axis);
  }

  /**
   * The k greatest elements of the last axis, greatest first; see {@link #topk(Object, int, int)}.
   */
  public static TensorVariable topk(Object x, int k) {
    return topk(x, k, -1);
  }

  /**
   * The k greatest elements along an axis, greatest first; for k below 0 the −k least, least first.
   * NaN is the greatest; the gradient goes to where the elements were.
   *
   * @throws damo.error.ShapeException if the axis is shorter
   */
  public static TensorVariable topk(Object x, int k, int axis) {
    return topkAndArgtopk(x, k, axis).get(0);
  }

  /**
   * The positions of {@link #topk(Object, int)}, int64; of equal elements the first comes first.
   */
  public static TensorVariable argtopk(Object x, int k) {
    return argtopk(x, k, -1);
  }

  /** The positions of {@link #topk(Object, int, int)}, int64. */
  public static TensorVariable argtopk(Object x, int k, int axis) {
    return ArgTopK.of(Operands.asTensor(x), k, axis);
  }

  /** The k greatest elements of the last axis and their positions. */
  public static List<TensorVariable> topkAndArgtopk(Object x, int k) {
    return topkAndArgtopk(x, k, -1);
  }

  /** The k greatest elements along an axis and their positions. */
  public static List<TensorVariable> topkAndArgtopk(Object x, int k, int axis) {
    TensorVariable v = Operands.asTensor(x);
    TensorVariable positions = argtopk(v, k, axis);
    return List.of(Along.take(v, positions, axis), positions);
  }

  /**
   * Where elements of {@code v} go into a vector in ascending order, before equal ones: int64 in
   * the shape of {@code v}.
   */
  public static TensorVariable searchsorted(Object sorted, Object v) {
    return searchsorted(sorted, v, "left");
  }

  /**
   * As {@link #searchsorted(Object, Object)}.
   *
   * @param side {@code "left"} of equal elements, or {@code "right"}
   */
  public static TensorVariable searchsorted(Object sorted, Object v, String side) {
    return Searchsorted.of(Operands.asTensor(sorted), Operands.asTensor(v), side);
  }

  /**
   * As {@link #searchsorted(Object, Object, String)} in a vector that is in order only when taken
   * at the positions {@code sorter}.
   */
  public static TensorVariable searchsorted(Object unsorted, Object v, String side, Object sorter) {
    return searchsorted(take(unsorted, sorter, 0), v, side);
  }

  /**
   * The different elements in ascending order, a vector; the gradient goes to the first of each.
   */
  public static TensorVariable unique(Object x) {
    return unique(x, Unique.of()).get(0);
  }

  /**
   * The different elements, or the different parts along an axis, in ascending order, then what
   * else is asked: first positions, which of them each one is, counts; int64 vectors.
   */
  public static List<TensorVariable> unique(Object x, Unique asked) {
    TensorVariable v = Operands.asTensor(x);
    List<TensorVariable> all =
        asked.along() == null
            ? damo.op.order.Unique.ofElements(v)
            : damo.op.order.Unique.along(v, asked.along());
    List<TensorVariable> out = new ArrayList<>(List.of(all.get(0)));
    if (asked.index()) out.add(all.get(1));
    if (asked.inverse()) out.add(all.get(2));
    if (asked.counts()) out.add(all.get(3));
    return out;
  }

  /** The sum of all elements up to each, of the flattened tensor, in the dtype of {@code sum}. */
  public static TensorVariable cumsum(Object x) {
    return Operands.asTensor(x).cumsum();
  }

  /** The sum of all elements up to each along an axis, in the dtype of {@code sum}. */
  public static TensorVariable cumsum(Object x, int axis) {
    return Operands.asTensor(x).cumsum(axis);
  }

  /** The product of all elements up to each, of the flattened tensor. */
  public static TensorVariable cumprod(Object x) {
    return Operands.asTensor(x).cumprod();
  }

  /** The product of all elements up to each along an axis; its gradient is right with zeros. */
  public static TensorVariable cumprod(Object x, int axis) {
    return Operands.asTensor(x).cumprod(axis);
  }

  /** The median of all elements; see {@link #median(Object, int)}. */
  public static TensorVariable median(Object x) {
    return median(flatten(x), 0);
  }

  /**
   * The middle of the elements along an axis in order, or the mean of the two in the middle; NaN if
   * there is one among them. float64 for integers.
   */
  public static TensorVariable median(Object x, int axis) {
    return Statistics.median(Operands.asTensor(x), axis);
  }

  /** The covariance of variables, whose observations are rows, divided by their number less 1. */
  public static TensorVariable cov(Object x) {
    return cov(x, true, 1);
  }

  /** The covariance of all variables of {@code x} and {@code y}, whose observations are rows. */
  public static TensorVariable cov(Object x, Object y) {
    return Statistics.covariance(Operands.asTensor(x), Operands.asTensor(y), true, 1);
  }

  /**
   * The covariance of variables: a square matrix, of a vector a scalar; float64 for integers.
   *
   * @param rowvar whether each row is a variable, else each column
   * @param ddof what is subtracted from the number of observations
   */
  public static TensorVariable cov(Object x, boolean rowvar, int ddof) {
    return Statistics.covariance(Operands.asTensor(x), null, rowvar, ddof);
  }
}
