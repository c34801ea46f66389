package damo.kernel.shell;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Calls into the function tables of the running virtual machine (JNI, JVMTI), whose slots are fixed
 * by their specifications.
 *
 * <p>Every call goes through one method handle of one shape, four pointer-sized arguments and a
 * pointer-sized result: C ignores arguments in registers that it did not ask for.
 */
final class NativeCalls {
  private static final long SLOT = ADDRESS.byteSize();
  private static final int VM_GET_ENV = 6;
  private static final MethodHandle CALL =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private final long vm;

  NativeCalls() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment function =
          SymbolLookup.libraryLookup(library(), Arena.global())
              .findOrThrow("JNI_GetCreatedJavaVMs");
      MemorySegment found = arena.allocate(ADDRESS);
      MemorySegment count = arena.allocate(JAVA_INT);
      call(function, found.address(), 1, count.address(), 0);
      vm = found.get(JAVA_LONG, 0);
    }
  }

  /** The function table of this version for the calling thread. */
  long environment(int version) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      long status = call(slot(vm, VM_GET_ENV), vm, result.address(), version, 0);
      if ((int) status != 0) {
        throw new IllegalStateException("the virtual machine answered " + (int) status);
      }
      return result.get(JAVA_LONG, 0);
    }
  }

  static MemorySegment slot(long table, int index) {
    MemorySegment pointer = MemorySegment.ofAddress(table).reinterpret(SLOT);
    MemorySegment functions = pointer.get(ADDRESS, 0).reinterpret((index + 1) * SLOT);
    return functions.get(ADDRESS, index * SLOT);
  }

  static long call(MemorySegment target, long a, long b, long c, long d) {
    try {
      return (long) CALL.invokeExact(target, a, b, c, d);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Calls {@code maker} and hands its result straight to {@code keeper}.
   *
   * <p>For JNI local references: any native method that Java runs in between would forget them, and
   * linking a call site for the first time runs some. So the first use must be with null results.
   */
  static long chain(
      MemorySegment maker, long a, long b, long c, MemorySegment keeper, long environment) {
    try {
      long made = (long) CALL.invokeExact(maker, a, b, c, 0L);
      return (long) CALL.invokeExact(keeper, environment, made, 0L, 0L);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path library() {
    Path home = Path.of(System.getProperty("java.home"));
    String name = System.mapLibraryName("jvm");
    return Stream.of(home.resolve("lib/server"), home.resolve("bin/server"))
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " below " + home));
  }
}
