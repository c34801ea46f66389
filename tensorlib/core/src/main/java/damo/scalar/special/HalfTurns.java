package damo.scalar.special;

/** Sine, cosine and tangent of multiples of π: exact at multiples of a half. */
final class HalfTurns {
  private HalfTurns() {}

  static double sin(double x) {
    double whole = Math.rint(x);
    double s = Math.sin(Math.PI * (x - whole));
    return isOdd(whole) ? -s : s;
  }

  static double cos(double x) {
    double whole = Math.rint(x);
    double rest = Math.abs(x - whole);
    double c = rest == 0.5 ? 0 : rest > 0.25 ? Math.sin(Math.PI * (0.5 - rest)) : cosOf(rest);
    return isOdd(whole) ? -c : c;
  }

  private static double cosOf(double rest) {
    return Math.cos(Math.PI * rest);
  }

  static double tan(double x) {
    return sin(x) / cos(x);
  }

  static boolean isOdd(double whole) {
    return Math.abs(whole % 2) == 1;
  }

  static boolean isWhole(double x) {
    return x == Math.rint(x) && !Double.isInfinite(x);
  }
}
