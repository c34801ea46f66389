package damo.kernel.shell;

/** Throws {@link CellStopped} in other threads, wherever they are. */
final class ThreadStopper {
  private final NativeVm vm = new NativeVm();
  private final ThreadWaker waker = new ThreadWaker();
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

  /** A thread, as the virtual machine and as the system know it. */
  record Target(long handle, long systemThread) {}

  /** The calling thread, to be given back with {@link #release}. */
  Target currentThread() {
    return new Target(vm.currentThread(), waker.currentThread());
  }

  void release(Target target) {
    vm.release(target.handle());
  }

  /** Stops a thread, which must be alive. */
  void stop(Target target) {
    vm.throwIn(target.handle(), thrown);
    waker.wake(target.systemThread());
  }
}
