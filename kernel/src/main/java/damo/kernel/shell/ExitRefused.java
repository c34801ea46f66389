package damo.kernel.shell;

/** A cell asked to end the virtual machine in which the kernel and all variables live. */
final class ExitRefused extends Error {
  private static final long serialVersionUID = 1L;

  ExitRefused(int status) {
    super(
        "a cell cannot exit (status "
            + status
            + "): it would end the kernel and lose every variable; to end the session, shut down or"
            + " restart the kernel from the front end");
  }
}
