package damo.runtime;

import damo.error.DamoException;

/**
 * A call stopped because its thread was interrupted. No shared variable has changed; the thread's
 * interrupt flag stays set.
 */
public final class Interrupted extends DamoException {
  private static final long serialVersionUID = 1L;

  public Interrupted() {
    super("interrupted; no shared variable has changed");
  }

  /** Throws if the current thread has been interrupted. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) throw new Interrupted();
  }
}
