package damo.kernel;

import java.util.Optional;

/** The process that started this one, by the variable in which Jupyter names itself. */
final class Guardian {
  private static final String VARIABLE = "JPY_PARENT_PID";

  private Guardian() {}

  /**
   * Calls {@code then} when the process that started this one is gone; nobody else would end it.
   */
  static void whenGone(Runnable then) {
    Optional.ofNullable(System.getenv(VARIABLE))
        .filter(pid -> pid.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .filter(pid -> pid > 1)
        .flatMap(ProcessHandle::of)
        .ifPresent(parent -> parent.onExit().thenRun(then));
  }
}
