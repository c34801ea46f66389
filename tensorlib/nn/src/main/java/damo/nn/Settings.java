package damo.nn;

import com.google.errorprone.annotations.FormatMethod;
import damo.error.DamoException;
import java.util.List;
import java.util.Locale;

/** What settings may be. */
final class Settings {
  private Settings() {}

  @FormatMethod
  static void require(boolean holds, String message, Object... details) {
    if (!holds) throw new DamoException(String.format(Locale.ROOT, message, details));
  }

  static void oneEach(List<?> parameters, List<?> gradients) {
    require(
        parameters.size() == gradients.size(),
        "each of the %d parameters needs one gradient, got %d",
        parameters.size(),
        gradients.size());
  }

  static void positive(String name, double value) {
    require(
        value > 0 && Double.isFinite(value), "%s must be a number above 0, got %s", name, value);
  }

  /** A share of the past that is kept. */
  static void decay(String name, double value) {
    require(value >= 0 && value < 1, "%s must be at least 0 and below 1, got %s", name, value);
  }
}
