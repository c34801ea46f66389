package damo.compile;

import damo.config.Setting;

/** What to do about an input of a function on which nothing depends. */
public enum OnUnusedInput {
  /** A {@link damo.error.UnusedInputException} that names it. */
  RAISE,
  /** A line on the error stream. */
  WARN,
  IGNORE;

  /** What functions do that are not told. */
  public static final Setting<OnUnusedInput> DEFAULT = new Setting<>("onUnusedInput", RAISE);
}
