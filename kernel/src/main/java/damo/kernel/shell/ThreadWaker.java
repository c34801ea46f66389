package damo.kernel.shell;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Brings a thread back from a system call in which it waits for a socket.
 *
 * <p>An exception thrown into such a thread only arrives when it returns to Java. The JDK itself
 * wakes its threads with a signal whose handler does nothing, when a socket is closed under them;
 * this sends the same one. Where the JDK has not installed that handler, no thread can be waiting
 * so, and the signal, which would end the process, is not sent.
 */
final class ThreadWaker {
  /** {@code SIGRTMAX - 2}, the JDK's choice on Linux. */
  private static final int SIGNAL = 62;

  /** Larger than {@code struct sigaction} anywhere. */
  private static final int ACTION_BYTES = 256;

  private static final boolean ON_LINUX = System.getProperty("os.name").equals("Linux");

  private final MethodHandle self = handle("pthread_self", FunctionDescriptor.of(JAVA_LONG));
  private final MethodHandle kill =
      handle("pthread_kill", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));
  private final MethodHandle sigaction =
      handle("sigaction", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

  /** The system's name of the calling thread. */
  long currentThread() {
    return ON_LINUX ? (long) invoke(self) : 0;
  }

  /** Wakes a thread, which must be alive. */
  void wake(long thread) {
    if (ON_LINUX && hasHandler()) {
      invoke(kill, thread, SIGNAL);
    }
  }

  private boolean hasHandler() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(ACTION_BYTES, Long.BYTES);
      int status = (int) invoke(sigaction, SIGNAL, MemorySegment.NULL, action);
      return status == 0 && action.get(JAVA_LONG, 0) != 0;
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  private static Object invoke(MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
