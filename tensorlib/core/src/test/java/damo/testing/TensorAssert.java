package damo.testing;

import damo.value.Value;

/** Comparing arrays. */
public final class TensorAssert {
  private TensorAssert() {}

  /** Fails if shapes, dtypes or elements differ; floats by more than their precision allows. */
  public static void assertSame(Value want, Value got, Object what) {
    if (want.dtype() != got.dtype())
      throw new AssertionError(what + ": expected " + want.dtype() + ", got " + got.dtype());
    assertElements(want, got, what);
  }

  /** As {@link #assertSame}, whatever the dtypes. */
  public static void assertElements(Value want, Value got, Object what) {
    assertNear(want, got, tolerance(got), what);
  }

  /** As {@link #assertSame}, where sides may cancel: what numbers of size 1 leave is no fault. */
  public static void assertSameBesideOne(Value want, Value got, Object what) {
    if (want.dtype() != got.dtype())
      throw new AssertionError(what + ": expected " + want.dtype() + ", got " + got.dtype());
    assertNear(want, got, tolerance(got), 1, what);
  }

  /** Fails if shapes differ, or elements by more than {@code tolerance} of their size. */
  public static void assertNear(Value want, Value got, double tolerance, Object what) {
    assertNear(want, got, tolerance, Math.min(1, largest(want)), what);
  }

  private static void assertNear(
      Value want, Value got, double tolerance, double scale, Object what) {
    if (!want.shape().equals(got.shape()))
      throw new AssertionError(what + ": expected shape " + want.shape() + ", got " + got.shape());
    for (int i = 0, n = want.size(); i < n; i++)
      if (!near(want.getDouble(i), got.getDouble(i), tolerance, scale))
        throw new AssertionError(
            what
                + ": at element "
                + i
                + " of "
                + got.shape()
                + " expected "
                + want.getDouble(i)
                + ", got "
                + got.getDouble(i));
  }

  private static double tolerance(Value v) {
    return switch (v.dtype()) {
      case FLOAT64 -> 1e-11;
      case FLOAT32 -> 4e-6;
      case FLOAT16 -> 2e-3;
      default -> 0;
    };
  }

  /** The size of the largest number: small results are held beside it, not beside 1. */
  private static double largest(Value v) {
    double largest = 0;
    for (int i = 0, n = v.size(); i < n; i++) {
      double size = Math.abs(v.getDouble(i));
      if (Double.isFinite(size)) largest = Math.max(largest, size);
    }
    return largest;
  }

  /** Both NaN, equal, or apart by at most {@code tolerance} of the number, or of {@code scale}. */
  private static boolean near(double want, double got, double tolerance, double scale) {
    if (Double.isNaN(want) || Double.isNaN(got)) return Double.isNaN(want) && Double.isNaN(got);
    return want == got || Math.abs(want - got) <= tolerance * Math.max(scale, Math.abs(want));
  }
}
