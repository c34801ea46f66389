package damo.display;

import org.jspecify.annotations.Nullable;

/** The text of an object when all else has failed. */
final class Plain {
  private Plain() {}

  static String apology(@Nullable Object x, String why) {
    return identity(x) + "\n(sorry, shown as text: " + why + ")";
  }

  /** Not {@code toString()}: that is foreign code, and may be what just failed. */
  private static String identity(@Nullable Object x) {
    return x == null
        ? "null"
        : x.getClass().getTypeName() + "@" + Integer.toHexString(System.identityHashCode(x));
  }
}
