package damo.kernel.shell;

import org.jspecify.annotations.Nullable;

/** What woven code asks in its loops: shall this thread stop? */
public final class StopCheck {
  private static volatile @Nullable Thread stopping;

  private StopCheck() {}

  /** Returns, unless the calling thread runs an interrupted cell. */
  public static void check() {
    Thread wanted = stopping;
    if (wanted != null && wanted == Thread.currentThread()) {
      throw CellStopped.INSTANCE;
    }
  }

  static void request(Thread thread) {
    stopping = thread;
  }

  static void withdraw(Thread thread) {
    if (stopping == thread) {
      stopping = null;
    }
  }
}
