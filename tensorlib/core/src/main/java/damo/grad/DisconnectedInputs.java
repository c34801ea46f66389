package damo.grad;

/** What to do about a variable that the cost does not depend on. */
public enum DisconnectedInputs {
  /** A {@link damo.error.DisconnectedInputException} that names it. */
  RAISE,
  /** A line on the error stream, and zeros. */
  WARN,
  /** Zeros. */
  IGNORE
}
