package damo.link;

import damo.config.Setting;

/** How much an error at run time tells. */
public enum Verbosity {
  /** The op, its operands, where it was made, and the expression unless it is long. */
  LOW,
  /** Also long expressions, and the calls that led to where it was made. */
  HIGH;

  /** What errors go by. */
  public static final Setting<Verbosity> CURRENT = new Setting<>("exceptionVerbosity", LOW);
}
