package damo.nn;

import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * What two ways give of one thing that is measured.
 *
 * @param call of {@link Compat}, by which the original's way is had
 * @param damo what a formula says of Damo's way
 * @param seed what it says of the other
 * @param within how far chance may be from that
 */
record Quirk(
    String call,
    String measured,
    String way,
    String other,
    double damo,
    double seed,
    double within,
    DoubleSupplier byDamo,
    DoubleSupplier bySeed) {
  /** The name of the method. */
  String method() {
    return call.substring(0, call.indexOf('('));
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.4f | %s | %.4f | `%s` |\n",
        measured,
        other,
        bySeed.getAsDouble(),
        way,
        byDamo.getAsDouble(),
        call);
  }

  @Override
  public String toString() {
    return method();
  }
}
