package damo.runtime.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Functions of oneDNN by name. Only to be touched when the library is there.
 *
 * <p>What makes things is called by {@link #call}, slowly; what runs them has a method of its own.
 */
final class Dnn {
  private static final int UNIMPLEMENTED = 3;
  private static final SymbolLookup LIBRARY = library();
  private static final Map<String, MethodHandle> CALLED = new ConcurrentHashMap<>();
  private static final MethodHandle EXECUTE =
      handle(
          "dnnl_primitive_execute",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
  private static final MethodHandle MOVE =
      handle("dnnl_memory_set_data_handle", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

  private Dnn() {}

  private static SymbolLookup library() {
    try {
      return NativeLibrary.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MethodHandle handle(String function, FunctionDescriptor signature) {
    return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(function), signature);
  }

  /** A function that returns a status; ints, longs and addresses are passed as they are. */
  static void call(String function, Object... arguments) {
    if (!isDone(function, arguments))
      throw new IllegalStateException("oneDNN has no kernel for this case of " + function);
  }

  /** As {@link #call}; false if oneDNN has nothing for the case. */
  static boolean isDone(String function, Object... arguments) {
    int status = (int) invoke(JAVA_INT, function, arguments);
    if (status != 0 && status != UNIMPLEMENTED)
      throw new IllegalStateException(function + " returned " + status);
    return status == 0;
  }

  /** A function that returns an int, a long or an address. */
  static Object invoke(MemoryLayout result, String function, Object... arguments) {
    MethodHandle called =
        CALLED.computeIfAbsent(
            function, f -> handle(f, FunctionDescriptor.of(result, layouts(arguments))));
    try {
      return called.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(function, e);
    }
  }

  private static MemoryLayout[] layouts(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(a -> a instanceof Integer ? JAVA_INT : a instanceof Long ? JAVA_LONG : ADDRESS)
        .toArray(MemoryLayout[]::new);
  }

  static void execute(
      MemorySegment primitive, MemorySegment stream, int count, MemorySegment args) {
    int status;
    try {
      status = (int) EXECUTE.invokeExact(primitive, stream, count, args);
    } catch (Throwable e) {
      throw new IllegalStateException("dnnl_primitive_execute", e);
    }
    if (status != 0) throw new IllegalStateException("dnnl_primitive_execute returned " + status);
  }

  /** Lets a memory object be at {@code place}. */
  static void move(MemorySegment memory, MemorySegment place) {
    int status;
    try {
      status = (int) MOVE.invokeExact(memory, place);
    } catch (Throwable e) {
      throw new IllegalStateException("dnnl_memory_set_data_handle", e);
    }
    if (status != 0)
      throw new IllegalStateException("dnnl_memory_set_data_handle returned " + status);
  }
}
