package damo.kernel.shell;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The running virtual machine seen through its own native tables: enough of JNI to hold a handle of
 * a thread, and of JVMTI to throw into it.
 *
 * <p>{@code Thread.stop} is gone from Java, but a virtual machine must still offer it to debuggers.
 * JVMTI's {@code StopThread} needs the capability {@code can_signal_thread}, which HotSpot grants
 * at any time and which costs compiled code nothing; a JDWP agent would do the same over a socket,
 * but has to be asked for at start.
 */
final class NativeVm {
  private static final int JNI_VERSION = 0x00010008;
  private static final int JVMTI_VERSION = 0x30010200;
  private static final int JNI_FIND_CLASS = 6;
  private static final int JNI_NEW_GLOBAL_REF = 21;
  private static final int JNI_DELETE_GLOBAL_REF = 22;
  private static final int JNI_GET_METHOD = 33;
  private static final int JNI_CALL_OBJECT = 36;
  private static final int JNI_GET_STATIC_METHOD = 113;
  private static final int JNI_CALL_STATIC_OBJECT = 116;
  private static final int JVMTI_STOP_THREAD = 6;
  private static final int JVMTI_ADD_CAPABILITIES = 141;
  private static final int CAPABILITY_BYTES = 16;
  private static final int CAN_SIGNAL_THREAD = 1 << 10;

  private final NativeCalls calls = new NativeCalls();
  private final long jvmti = calls.environment(JVMTI_VERSION);
  private final long threadClass;
  private final long currentThread;
  private final long exceptionHandler;

  /**
   * @throws RuntimeException when this virtual machine, or its flags, do not allow it
   */
  NativeVm() {
    addStopCapability();
    long jni = calls.environment(JNI_VERSION);
    MemorySegment keep = NativeCalls.slot(jni, JNI_NEW_GLOBAL_REF);
    NativeCalls.chain(keep, jni, 0, 0, keep, jni);
    threadClass = findThreadClass(jni, keep);
    currentThread = method(jni, JNI_GET_STATIC_METHOD, "currentThread", "()Ljava/lang/Thread;");
    exceptionHandler =
        method(
            jni,
            JNI_GET_METHOD,
            "getUncaughtExceptionHandler",
            "()Ljava/lang/Thread$UncaughtExceptionHandler;");
  }

  /** A handle of the calling thread, to be given back with {@link #release}. */
  long currentThread() {
    long jni = calls.environment(JNI_VERSION);
    MemorySegment maker = NativeCalls.slot(jni, JNI_CALL_STATIC_OBJECT);
    MemorySegment keep = NativeCalls.slot(jni, JNI_NEW_GLOBAL_REF);
    return NativeCalls.chain(maker, jni, threadClass, currentThread, keep, jni);
  }

  /** A handle of the calling thread's exception handler, to be given back likewise. */
  long currentHandler() {
    long jni = calls.environment(JNI_VERSION);
    long thread = currentThread();
    MemorySegment maker = NativeCalls.slot(jni, JNI_CALL_OBJECT);
    MemorySegment keep = NativeCalls.slot(jni, JNI_NEW_GLOBAL_REF);
    long handler = NativeCalls.chain(maker, jni, thread, exceptionHandler, keep, jni);
    release(thread);
    return handler;
  }

  void release(long handle) {
    long jni = calls.environment(JNI_VERSION);
    NativeCalls.call(NativeCalls.slot(jni, JNI_DELETE_GLOBAL_REF), jni, handle, 0, 0);
  }

  /** Throws the object of one handle in the thread of the other, at its next safepoint. */
  void throwIn(long thread, long thrown) {
    NativeCalls.call(NativeCalls.slot(jvmti, JVMTI_STOP_THREAD), jvmti, thread, thrown, 0);
  }

  private void addStopCapability() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment wanted = arena.allocate(CAPABILITY_BYTES, Long.BYTES);
      wanted.set(JAVA_INT, 0, CAN_SIGNAL_THREAD);
      MemorySegment add = NativeCalls.slot(jvmti, JVMTI_ADD_CAPABILITIES);
      int status = (int) NativeCalls.call(add, jvmti, wanted.address(), 0, 0);
      if (status != 0) {
        throw new IllegalStateException("the virtual machine refuses to stop threads: " + status);
      }
    }
  }

  private static long findThreadClass(long jni, MemorySegment keep) {
    try (Arena arena = Arena.ofConfined()) {
      long name = arena.allocateFrom("java/lang/Thread").address();
      return NativeCalls.chain(NativeCalls.slot(jni, JNI_FIND_CLASS), jni, name, 0, keep, jni);
    }
  }

  private long method(long jni, int finder, String name, String type) {
    try (Arena arena = Arena.ofConfined()) {
      long nameAddress = arena.allocateFrom(name).address();
      long typeAddress = arena.allocateFrom(type).address();
      MemorySegment find = NativeCalls.slot(jni, finder);
      return NativeCalls.call(find, jni, threadClass, nameAddress, typeAddress);
    }
  }
}
