package damo.runtime.product;

import java.util.concurrent.CancellationException;

/** Lets an interrupt end long work between two of its blocks. */
public final class Interrupts {
  private Interrupts() {}

  static void check() {
    check("a matrix product");
  }

  /** Ends {@code what} if the thread was interrupted. */
  public static void check(String what) {
    if (Thread.interrupted())
      throw new CancellationException(what + " was interrupted; no shared variable has changed");
  }
}
