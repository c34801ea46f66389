package damo.link.guard;

import damo.link.Geometry;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import damo.value.Elements;

/**
 * What the elements of an array of floats are like.
 *
 * @param least of those that are finite
 * @param greatest of those that are finite
 * @param nans how many are NaN
 * @param firstNan the number, in C order, of the first that is; −1 if none
 * @param infinite how many are infinite
 * @param firstInfinite the number of the first that is
 */
record Extent(
    Ints shape,
    double least,
    double greatest,
    int nans,
    int firstNan,
    int infinite,
    int firstInfinite) {
  static Extent of(Operand x) {
    Operand dense = Copy.dense(x);
    Elements elements = Elements.of(x.dtype());
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int nans = 0;
    int firstNan = -1;
    int infinite = 0;
    int firstInfinite = -1;
    for (int i = 0, n = x.size(); i < n; i++) {
      double v = elements.getDouble(dense.array(), dense.offset() + i);
      if (Double.isFinite(v)) {
        least = Math.min(least, v);
        greatest = Math.max(greatest, v);
      } else if (Double.isNaN(v)) {
        if (nans++ == 0) firstNan = i;
      } else if (infinite++ == 0) {
        firstInfinite = i;
      }
    }
    return new Extent(x.shape(), least, greatest, nans, firstNan, infinite, firstInfinite);
  }

  /** Whether all elements are finite: told fast, as it nearly always is so. */
  static boolean isFinite(Operand x) {
    if (!x.dtype().isFloat() || x.size() == 0) return true;
    if (!x.geometry().isDense()) return isFinite(Copy.fresh(x));
    int from = x.offset();
    int to = from + x.size();
    return switch (x.array()) {
      case float[] a -> isFinite(a, from, to);
      case double[] a -> isFinite(a, from, to);
      default -> {
        Extent e = of(x);
        yield e.nans == 0 && e.infinite == 0;
      }
    };
  }

  /** A product with 0 is 0 for what is finite, else NaN. */
  private static boolean isFinite(float[] a, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) sum += a[i] * 0;
    return sum == 0;
  }

  private static boolean isFinite(double[] a, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) sum += a[i] * 0;
    return sum == 0;
  }

  /** Where an element of this number is: {@code [1, 2]}. */
  String position(int number) {
    int[] at = new int[shape.size()];
    int rest = number;
    for (int axis = at.length - 1; axis >= 0; axis--) {
      at[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return Ints.of(at).toString();
  }

  /** {@code (2, 3) from -1.5 to 2.0, 2 NaN}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(Geometry.text(shape));
    if (least == greatest) out.append(" is ").append(least);
    else if (least < greatest) out.append(" from ").append(least).append(" to ").append(greatest);
    if (nans > 0) out.append(", ").append(nans).append(" NaN");
    if (infinite > 0) out.append(", ").append(infinite).append(" infinite");
    return out.toString();
  }
}
