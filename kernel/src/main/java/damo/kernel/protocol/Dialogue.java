package damo.kernel.protocol;

import java.util.Objects;

/** The kernel asks the person at the keyboard. */
public sealed interface Dialogue extends Content {
  /** A line, please; a password is not echoed. */
  record InputRequest(String prompt, boolean password) implements Dialogue {}

  /** The line typed. */
  record InputReply(String value) implements Dialogue {
    public InputReply {
      Objects.requireNonNull(value, "value is missing");
    }
  }
}
