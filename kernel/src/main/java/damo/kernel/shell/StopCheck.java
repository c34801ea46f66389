package damo.kernel.shell;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** What woven code asks in its loops: shall this thread stop? */
public final class StopCheck {
  private static final VarHandle STOPPING;
  private static @Nullable Thread stopping;

  static {
    try {
      STOPPING =
          MethodHandles.lookup().findStaticVarHandle(StopCheck.class, "stopping", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private StopCheck() {}

  /** Returns, unless the calling thread runs an interrupted cell. */
  public static void check() {
    // Opaque is enough: the compiler may not hoist it out of a loop, and no fence is paid for.
    Thread wanted = (Thread) STOPPING.getOpaque();
    if (wanted != null && wanted == Thread.currentThread()) {
      throw CellStopped.INSTANCE;
    }
  }

  static void request(Thread thread) {
    STOPPING.setOpaque(thread);
  }

  static void withdraw(Thread thread) {
    STOPPING.compareAndSet(thread, null);
  }
}
