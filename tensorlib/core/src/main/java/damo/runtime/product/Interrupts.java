package damo.runtime.product;

import java.util.concurrent.CancellationException;

/** Lets an interrupt end a long product between two of its blocks. */
final class Interrupts {
  private Interrupts() {}

  static void check() {
    if (Thread.interrupted()) {
      throw new CancellationException(
          "a matrix product was interrupted; no shared variable has changed");
    }
  }
}
