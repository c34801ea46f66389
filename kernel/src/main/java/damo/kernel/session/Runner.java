package damo.kernel.session;

import damo.kernel.shell.JavaShell;
import damo.kernel.shell.JavaShell.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs what users wrote: Java by the shell, displays directly. Whatever it throws ends here. */
final class Runner {
  private static final int FRAMES = 40;

  private final JavaShell shell;
  private final Reserve reserve = new Reserve();
  private @Nullable Thread displaying;

  Runner(JavaShell shell) {
    this.shell = shell;
  }

  Outcome java(String code, int cell) {
    try {
      Outcome outcome = shell.run(code, cell);
      if (outcome instanceof Outcome.Failed failed && failed.name().endsWith("OutOfMemoryError")) {
        reserve.release();
      } else {
        reserve.refill();
      }
      return outcome;
    } catch (OutOfMemoryError full) {
      reserve.release();
      return failed(full);
    } catch (Throwable any) {
      return failed(any);
    }
  }

  /** Gives the reserve away: what was to be said of a cell found no memory either. */
  void makeRoom() {
    reserve.release();
  }

  /** What {@code display} makes of a value; an interrupt meanwhile is meant for it. */
  MimeBundle display(Supplier<MimeBundle> display) {
    displaying(Thread.currentThread());
    try {
      return display.get();
    } finally {
      displaying(null);
      Thread.interrupted();
    }
  }

  /** Stops what runs, from any thread. */
  void interrupt() {
    shell.interrupt();
    interruptDisplay();
  }

  private synchronized void displaying(@Nullable Thread thread) {
    displaying = thread;
  }

  private synchronized void interruptDisplay() {
    if (displaying != null) {
      displaying.interrupt();
    }
  }

  private static Outcome failed(Throwable any) {
    List<String> traceback = new ArrayList<>(List.of(any.toString()));
    Stream.of(any.getStackTrace())
        .limit(FRAMES)
        .map(frame -> "    at " + frame)
        .forEach(traceback::add);
    return new Outcome.Failed(
        any.getClass().getSimpleName(), String.valueOf(any.getMessage()), traceback);
  }
}
