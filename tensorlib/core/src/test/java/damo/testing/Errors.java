package damo.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What errors say. */
public final class Errors {
  private Errors() {}

  /** Fails unless {@code action} throws that, with a message that has each of {@code parts}. */
  public static void assertSays(
      Class<? extends RuntimeException> error, Executable action, String... parts) {
    String message = assertThrows(error, action).getMessage();
    for (String part : parts)
      assertTrue(message.contains(part), "\"" + part + "\" is not in \"" + message + "\"");
  }

  /** How an origin names the line above the one that calls this. */
  public static String lineAbove() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst())
        .map(f -> f.getFileName() + ":" + (f.getLineNumber() - 1))
        .orElseThrow();
  }
}
