package damo.kernel.shell;

/** Throws {@link CellStopped} in other threads, wherever they are. */
final class ThreadStopper {
  private final NativeVm vm = new NativeVm();
  private final long thrown;

  ThreadStopper() {
    long[] handle = new long[1];
    Thread lender = new Thread(() -> handle[0] = vm.currentHandler(), "damo-stop-handle");
    lender.setUncaughtExceptionHandler(CellStopped.INSTANCE);
    lender.start();
    try {
      lender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at start", e);
    }
    thrown = handle[0];
    if (thrown == 0) {
      throw new IllegalStateException("no handle of the exception to throw");
    }
  }

  /** A handle of the calling thread. */
  long handle() {
    return vm.currentThread();
  }

  void release(long handle) {
    vm.release(handle);
  }

  void stop(long handle) {
    vm.throwIn(handle, thrown);
  }
}
