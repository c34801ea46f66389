package damo.kernel.shell;

/**
 * Thrown into a cell that the user interrupted.
 *
 * <p>An {@code Error}, so that {@code catch (Exception e)} in a cell does not swallow it. It is
 * also a thread's exception handler for one reason: that is how {@link NativeVm} gets a JNI handle
 * of it.
 */
final class CellStopped extends Error implements Thread.UncaughtExceptionHandler {
  private static final long serialVersionUID = 1L;

  /** The one instance; where the cell was is read from the thread, not from here. */
  static final CellStopped INSTANCE = new CellStopped();

  private CellStopped() {
    super("the cell was interrupted", null, false, false);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    // A thread that only lends its handler has nothing to report.
  }
}
