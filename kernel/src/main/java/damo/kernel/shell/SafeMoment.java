package damo.kernel.shell;

import java.util.Arrays;
import java.util.List;

/** Tells when an exception from nowhere would break more than the cell. */
final class SafeMoment {
  /** Shared by everybody: output on its way to the front end, class loading, logging. */
  private static final List<String> SHARED =
      List.of("damo.kernel.", "org.zeromq.", "java.lang.ClassLoader", "java.util.logging.");

  private static final String OURS = "damo.kernel.shell.";
  private static final String INITIALIZER = "<clinit>";

  private SafeMoment() {}

  /** Whether nothing above the cell's own code is shared or being initialised. */
  static boolean isNow(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .takeWhile(frame -> CellFrames.cell(frame).isEmpty())
        .noneMatch(SafeMoment::isShared);
  }

  private static boolean isShared(StackTraceElement frame) {
    String name = frame.getClassName();
    boolean shared = SHARED.stream().anyMatch(name::startsWith) && !name.startsWith(OURS);
    return shared || frame.getMethodName().equals(INITIALIZER);
  }
}
