package damo.nn.training;

import com.google.errorprone.annotations.FormatMethod;
import damo.error.DamoException;
import java.util.Locale;

/** What callers must see to. */
final class Require {
  private Require() {}

  @FormatMethod
  static void that(boolean holds, String message, Object... details) {
    if (!holds) throw new DamoException(String.format(Locale.ROOT, message, details));
  }
}
