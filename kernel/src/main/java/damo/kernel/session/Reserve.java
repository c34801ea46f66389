package damo.kernel.session;

import org.jspecify.annotations.Nullable;

/**
 * Memory held back so that, when a cell has filled the heap and still holds it, there is room to
 * answer, and for one more cell to let go of it.
 */
final class Reserve {
  private static final int BYTES = 64 << 20;

  private byte @Nullable [] held = new byte[BYTES];

  /** Gives the memory to whoever needs it now. */
  void release() {
    held = null;
  }

  /**
   * Holds memory back again, if there is enough. Half-filled regions of the heap count as free, so
   * that there may be none in one piece: then another cell will find it.
   */
  void refill() {
    if (held == null && free() > 2L * BYTES) {
      try {
        held = new byte[BYTES];
      } catch (OutOfMemoryError scattered) {
        held = null;
      }
    }
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }
}
