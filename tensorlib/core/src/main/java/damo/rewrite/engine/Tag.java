package damo.rewrite.engine;

import java.util.Locale;

/** What a rewrite is for, and what it may change; users switch rewrites off by these, too. */
public enum Tag {
  /** One form for what can be written in several ways. */
  CANONICALISE,
  /** The same function where it overflows, cancels or underflows as written. */
  STABILISE,
  /** Cheaper operations for the same value. */
  SPECIALISE,
  /** Lengths from those of the inputs, without computing what has them. */
  SHAPES,
  /** May give a number where the graph as written gives NaN or an infinity. */
  FINITE,
  /** An error about lengths, indices or empty axes may appear or vanish with what it is about. */
  UNCHECKED;

  /** The name by which users switch all of its rewrites off. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
