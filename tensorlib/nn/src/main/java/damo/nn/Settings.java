package damo.nn;

import com.google.errorprone.annotations.FormatMethod;
import damo.error.DamoException;
import damo.tensor.SharedTensor;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What settings may be. */
final class Settings {
  private Settings() {}

  @FormatMethod
  static void require(boolean holds, String message, Object... details) {
    if (!holds) throw new DamoException(String.format(Locale.ROOT, message, details));
  }

  static void trainable(List<SharedTensor> parameters, List<?> gradients) {
    require(
        parameters.size() == gradients.size(),
        "each of the %d parameters needs one gradient, got %d",
        parameters.size(),
        gradients.size());
    Set<String> names = new HashSet<>();
    for (SharedTensor p : parameters) {
      require(
          p.dtype().isFloat(),
          "only floats follow a gradient, and the parameter %s is %s",
          p.label(),
          p.type());
      String name = p.name();
      require(name == null || names.add(name), "two parameters are called %s", p.label());
    }
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
