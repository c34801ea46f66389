package damo.kernel.wire;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** The kernel's own log: lines on the stream that it was started with, never in a cell. */
public final class Journal {
  private final PrintStream out;

  public Journal(PrintStream out) {
    this.out = out;
  }

  /** Writes one line. */
  public void note(String line) {
    withMemory(
        () -> out.println("[damo " + LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + "] " + line));
  }

  /** Writes what went wrong and where. */
  public void note(String line, Throwable why) {
    note(line);
    withMemory(() -> why.printStackTrace(out));
  }

  /** A loop that notes an error must not die of having no memory to do so. */
  private static void withMemory(Runnable line) {
    try {
      line.run();
    } catch (OutOfMemoryError full) {
      Thread.yield();
    }
  }
}
