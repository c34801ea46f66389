package damo.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session of Java cells. */
public interface JavaShell extends AutoCloseable {
  /** Runs a cell on the calling thread and blocks; output goes to System.out and System.err. */
  Outcome run(String code, int cell);

  /** What could stand at the cursor, which counts UTF-16 units. */
  Completion complete(String code, int cursor);

  /** Plain text documentation of what stands at the cursor. */
  Optional<String> inspect(String code, int cursor);

  /** Whether a front end may send the cell off, or should ask for another line. */
  Completeness isComplete(String code);

  /** Stops the running cell, from any thread, within 200 ms; nothing when no cell runs. */
  void interrupt();

  @Override
  void close();

  /** Texts that may replace the code from start to end. */
  record Completion(List<String> matches, int start, int end, Map<String, Object> metadata) {}

  /** Status is complete, incomplete, invalid or unknown; indent is for the next line. */
  record Completeness(String status, String indent) {}

  /** How a cell ended. */
  sealed interface Outcome {
    /** With the value of its last expression. */
    record Value(Object value) implements Outcome {}

    /** Without anything to show. */
    record Nothing() implements Outcome {}

    /** With an error of the compiler or of the program. */
    record Failed(String name, String message, List<String> traceback) implements Outcome {}

    /** By {@link #interrupt}. */
    record Interrupted(List<String> traceback) implements Outcome {}
  }
}
