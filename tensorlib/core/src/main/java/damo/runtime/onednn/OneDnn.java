package damo.runtime.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import damo.config.Setting;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The calls of oneDNN that Damo makes. Heap arrays are passed as they are: the collector waits for
 * the end of a call, so that callers keep calls short.
 */
public final class OneDnn {
  private static final System.Logger LOG = System.getLogger(OneDnn.class.getName());

  /** How many threads a product or convolution takes. */
  public static final Setting<Integer> THREADS = new Setting<>("threads", 1);

  private static @Nullable MethodHandle setThreads;
  private static final @Nullable MethodHandle SGEMM = sgemm();

  private OneDnn() {}

  /** Whether the library could be loaded; if not, one line in the log said why. */
  public static boolean isAvailable() {
    return SGEMM != null;
  }

  private static @Nullable MethodHandle sgemm() {
    try {
      SymbolLookup library = NativeLibrary.load();
      setThreads = setThreads(library);
      FunctionDescriptor signature =
          FunctionDescriptor.of(
              JAVA_INT,
              JAVA_BYTE,
              JAVA_BYTE,
              JAVA_LONG,
              JAVA_LONG,
              JAVA_LONG,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_LONG,
              ADDRESS,
              JAVA_LONG,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_LONG);
      return Linker.nativeLinker()
          .downcallHandle(
              library.findOrThrow("dnnl_sgemm"), signature, Linker.Option.critical(true));
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      LOG.log(
          System.Logger.Level.INFO,
          "matrix products run in Java, as oneDNN is not to be had: " + e.getMessage());
      return null;
    }
  }

  /**
   * OpenMP's count of threads, which it keeps for each calling thread. Damo takes one unless told
   * otherwise: a product waits for its slowest thread, and with another process on the machine two
   * threads were measured to take twelve milliseconds for what one does in a hundredth of one.
   */
  private static @Nullable MethodHandle setThreads(SymbolLookup library) {
    return library
        .find("omp_set_num_threads")
        .map(f ->
            Linker.nativeLinker()
                .downcallHandle(
                    f, FunctionDescriptor.ofVoid(JAVA_INT), Linker.Option.critical(false)))
        .orElse(null);
  }

  /** How many threads what is made now is to run with. */
  static int threads() {
    return THREADS.get();
  }

  static void useThreads(int count) {
    try {
      if (setThreads != null) setThreads.invokeExact(count);
    } catch (Throwable e) {
      throw new IllegalStateException("omp_set_num_threads", e);
    }
  }

  /**
   * {@code C = A B}, float32, all row-major.
   *
   * @param transA whether A is stored transposed, (k, m)
   * @param transB whether B is stored transposed, (n, k)
   * @param lda elements from one stored row of A to the next; ldb, ldc likewise
   */
  @SuppressWarnings("NullAway") // callers have asked whether it is available
  public static void sgemm(
      boolean transA,
      boolean transB,
      long m,
      long n,
      long k,
      MemorySegment a,
      long lda,
      MemorySegment b,
      long ldb,
      MemorySegment c,
      long ldc) {
    int status;
    try {
      useThreads(THREADS.get());
      status =
          (int)
              SGEMM.invokeExact(
                  (byte) (transA ? 'T' : 'N'),
                  (byte) (transB ? 'T' : 'N'),
                  m,
                  n,
                  k,
                  1f,
                  a,
                  lda,
                  b,
                  ldb,
                  0f,
                  c,
                  ldc);
    } catch (Throwable e) {
      throw new IllegalStateException("dnnl_sgemm", e);
    }
    if (status != 0)
      throw new IllegalStateException(
          "dnnl_sgemm("
              + m
              + ", "
              + n
              + ", "
              + k
              + ", "
              + lda
              + ", "
              + ldb
              + ", "
              + ldc
              + ") returned "
              + status);
  }
}
