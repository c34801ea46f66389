package damo.kernel.session;

import org.jspecify.annotations.Nullable;

/** Turns values of cells into what front ends show. */
@FunctionalInterface
public interface Displays {
  MimeBundle bundle(@Nullable Object value);

  /** Shows every value as its text. */
  static Displays asText() {
    return value -> MimeBundle.text(String.valueOf(value));
  }

  /** These displays, with text and an apology in place of one that throws. */
  default Displays guarded() {
    return value -> {
      try {
        return bundle(value);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError broken) {
        return MimeBundle.text(apology(value, broken));
      }
    };
  }

  private static String apology(@Nullable Object value, Throwable broken) {
    String type = value == null ? "null" : value.getClass().getName();
    String why = broken.getClass().getSimpleName();
    return "%s (its display failed: %s)".formatted(type, why);
  }
}
