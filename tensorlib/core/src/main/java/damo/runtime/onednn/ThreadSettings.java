package damo.runtime.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * How many threads OpenMP takes, which it reads from the environment when it is loaded: one, unless
 * the user has said otherwise. A product waits for its slowest thread, and on a machine that does
 * other things too, that was measured to be a hundred times slower than one thread.
 */
final class ThreadSettings {
  private ThreadSettings() {}

  /** To be called before OpenMP is loaded. */
  static void apply() {
    setIfUnset("OMP_NUM_THREADS", "1");
    setIfUnset("OMP_WAIT_POLICY", "passive");
  }

  private static void setIfUnset(String name, String value) {
    Linker linker = Linker.nativeLinker();
    var setenv = linker.defaultLookup().find("setenv");
    if (setenv.isEmpty()) return;
    MethodHandle call =
        linker.downcallHandle(
            setenv.get(), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int unused = (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
    } catch (Throwable e) {
      throw new IllegalStateException("setenv " + name, e);
    }
  }
}
