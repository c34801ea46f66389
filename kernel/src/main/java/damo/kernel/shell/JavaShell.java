package damo.kernel.shell;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the kernel asks of a Java interpreter; all but {@link #interrupt} come from one thread. */
public interface JavaShell extends AutoCloseable {
  /**
   * Runs a cell on the calling thread and returns when it has ended; what it prints goes to {@code
   * System.out} and {@code System.err}.
   *
   * @param code Java source as typed, magics already taken out
   * @param cell the number of the cell, as shown in its prompt and in tracebacks
   */
  Outcome run(String code, int cell);

  /** Completes at {@code cursor}, a UTF-16 offset into {@code code}. */
  Completion complete(String code, int cursor);

  /** Plain text documentation of the name at {@code cursor}, a UTF-16 offset into {@code code}. */
  Optional<String> inspect(String code, int cursor);

  /** Whether {@code code} could run as it stands. */
  Completeness isComplete(String code);

  /** Stops the running cell within 200 ms, from any thread; without a running cell, nothing. */
  void interrupt();

  @Override
  void close();

  /** How a cell ended. */
  sealed interface Outcome {
    /** The last expression has this value. */
    record Value(@Nullable Object value) implements Outcome {}

    /** The cell ended without a value to show. */
    record Nothing() implements Outcome {}

    /** The cell was rejected or threw. */
    record Failed(String name, String message, List<String> traceback) implements Outcome {}

    /** The cell was stopped by {@link JavaShell#interrupt}. */
    record Interrupted(List<String> traceback) implements Outcome {}
  }
}
