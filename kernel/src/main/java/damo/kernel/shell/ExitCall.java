package damo.kernel.shell;

/** Stands in a cell's bytecode where the cell would end the virtual machine. */
public final class ExitCall {
  private ExitCall() {}

  /** Instead of {@code System.exit}. */
  public static void exit(int status) {
    throw new ExitRefused(status);
  }

  /** Instead of {@code Runtime.exit} and {@code Runtime.halt}. */
  public static void exit(Runtime runtime, int status) {
    throw new ExitRefused(status);
  }
}
