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
    out.println("[damo " + LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + "] " + line);
  }

  /** Writes what went wrong and where. */
  public void note(String line, Throwable why) {
    note(line + ": " + why);
    why.printStackTrace(out);
  }
}
