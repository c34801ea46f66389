package damo.experiments;

import java.util.function.Supplier;

/**
 * What Ctrl-C does while a model trains: the training ends, and the process waits for the thread
 * that trains, which saves and tells what it has.
 */
final class CtrlC {
  private static final long PATIENCE_MILLIS = 60_000;

  private static volatile boolean isPressed;

  private final Thread thread = Thread.currentThread();
  private boolean isWorking = true;

  private CtrlC() {}

  /** Whether the process is about to end: it waits for this thread, which must not wait for it. */
  static boolean isPressed() {
    return isPressed;
  }

  /** Does work of this thread, which Ctrl-C interrupts; the thread is not interrupted after it. */
  static <X> X interrupts(Supplier<X> work) {
    CtrlC key = new CtrlC();
    Thread hook = new Thread(key::pressed, "damo-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      key.done();
      if (!isPressed) remove(hook);
    }
  }

  private synchronized void done() {
    isWorking = false;
    Thread.interrupted();
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      isPressed = true; // in this very moment
    }
  }

  private void pressed() {
    isPressed = true;
    interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void interrupt() {
    if (isWorking) thread.interrupt();
  }
}
