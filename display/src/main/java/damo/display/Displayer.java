package damo.display;

import damo.display.part.Part;

/**
 * Shows one type of object. Implementations are found by {@link java.util.ServiceLoader} or given
 * to {@link Display#register}; for an object, the displayer whose type is nearest to its class
 * wins.
 */
public interface Displayer<X> {
  Class<X> type();

  /** May be slow (up to two seconds) and may throw: the reader then gets text and one line why. */
  Part show(X x);

  /**
   * Does what is slow the first time only, such as finding the fonts. Called once, before the first
   * {@link #show}, and not counted among its two seconds.
   */
  default void awaken() {}
}
