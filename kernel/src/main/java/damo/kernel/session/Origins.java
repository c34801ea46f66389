package damo.kernel.session;

import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Which cell a thread works for: threads belong to the cell that started them, however long they
 * live, and the workers of shared pools to the cell that runs.
 */
final class Origins {
  private final InheritableThreadLocal<Origin> bound = new InheritableThreadLocal<>();
  private volatile Origin latest = Origin.NONE;

  /** The cell that the calling thread works for. */
  Origin current() {
    Origin own = bound.get();
    // A pool's thread was started by whichever cell came first; it is no measure of whom it serves.
    return own == null || Thread.currentThread() instanceof ForkJoinWorkerThread ? latest : own;
  }

  /** From now on, the calling thread and those it starts work for {@code origin}. */
  void enter(Origin origin) {
    bound.set(origin);
  }

  /** As {@link #enter}, and unbound threads work for it too. */
  void enterCell(Origin origin) {
    enter(origin);
    latest = origin;
  }
}
