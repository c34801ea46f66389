package damo.scalar.special;

/** Bessel functions of the first kind, plain and modified, of real order. */
public final class Bessel {
  private Bessel() {}

  /** {@code J₀(x)}. */
  public static double j0(double x) {
    return BesselSmallOrder.j0(x);
  }

  /** {@code J₁(x)}. */
  public static double j1(double x) {
    return BesselSmallOrder.j1(x);
  }

  /** {@code I₀(x)}. */
  public static double i0(double x) {
    return ModifiedBessel.ofPositive(0, Math.abs(x));
  }

  /** {@code I₁(x)}. */
  public static double i1(double x) {
    double y = ModifiedBessel.ofPositive(1, Math.abs(x));
    return x < 0 ? -y : y;
  }

  /** {@code J(order, x)}; NaN for negative x unless the order is whole. */
  public static double jv(double order, double x) {
    if (Double.isNaN(order) || Double.isNaN(x) || Double.isInfinite(order)) return Double.NaN;
    boolean isWhole = HalfTurns.isWhole(order);
    if (x < 0 && !isWhole) return Double.NaN;
    double a = Math.abs(x);
    if (!isWhole)
      return order > 0 ? PlainBessel.ofPositive(order, a) : PlainBessel.ofNegative(order, a);
    double n = Math.abs(order);
    double y = n == 0 ? j0(a) : n == 1 ? j1(a) : PlainBessel.ofPositive(n, a);
    return HalfTurns.isOdd(n) && x < 0 != order < 0 ? -y : y;
  }

  /** {@code I(order, x)}; NaN for negative x unless the order is whole. */
  public static double iv(double order, double x) {
    if (Double.isNaN(order) || Double.isNaN(x) || Double.isInfinite(order)) return Double.NaN;
    boolean isWhole = HalfTurns.isWhole(order);
    if (x < 0 && !isWhole) return Double.NaN;
    double a = Math.abs(x);
    if (order < 0 && !isWhole) return ModifiedBessel.ofNegative(order, a);
    double y = ModifiedBessel.ofPositive(Math.abs(order), a);
    return x < 0 && HalfTurns.isOdd(order) ? -y : y;
  }
}
