package damo.kernel.shell;

import java.time.Instant;
import java.util.Arrays;

/**
 * Ends the processes that a cell waits for.
 *
 * <p>A thread that reads the output of a process cannot be brought back from the system; the read
 * ends when the process does, which is also what an interrupt in a terminal does to it.
 */
final class ChildProcesses {
  private static final String READER = "java.lang.Process";
  private static final String READ = "readBytes";

  private ChildProcesses() {}

  /** Whether a thread in this state reads from a process. */
  static boolean isRead(StackTraceElement[] stack) {
    return stack.length > 0
        && stack[0].getMethodName().equals(READ)
        && Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith(READER));
  }

  /** Ends the child processes that started at that time or later. */
  static void endThoseSince(Instant start) {
    ProcessHandle.current()
        .children()
        .filter(child -> !child.info().startInstant().orElse(Instant.MIN).isBefore(start))
        .forEach(ProcessHandle::destroy);
  }
}
