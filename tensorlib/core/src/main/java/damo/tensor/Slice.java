package damo.tensor;

import damo.error.DamoException;
import org.jspecify.annotations.Nullable;

/**
 * {@code from:to:step} as an index; null is left out. Bounds are ints, longs or integer scalars.
 */
public record Slice(@Nullable Object from, @Nullable Object to, @Nullable Object step) {
  /** Reads {@code "1:3"}, {@code "::-1"}. */
  public static Slice parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length < 2 || parts.length > 3)
      throw new DamoException("a slice is written from:to or from:to:step, got \"" + text + "\"");
    return new Slice(
        bound(parts[0], text),
        bound(parts[1], text),
        parts.length == 3 ? bound(parts[2], text) : null);
  }

  private static @Nullable Long bound(String part, String text) {
    if (part.isBlank()) return null;
    try {
      return Long.valueOf(part.strip());
    } catch (NumberFormatException e) {
      throw new DamoException(
          "a slice is written from:to or from:to:step with integers, got \"" + text + "\"", e);
    }
  }
}
