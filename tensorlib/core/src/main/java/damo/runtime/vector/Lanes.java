package damo.runtime.vector;

import java.lang.System.Logger.Level;

/** Whether vector code may be used: the module is there, and the compiler has had time for it. */
public final class Lanes {
  private static final String MODULE = "jdk.incubator.vector";
  private static final boolean PRESENT = ModuleLayer.boot().findModule(MODULE).isPresent();
  private static volatile boolean warm;

  static {
    if (PRESENT) {
      Thread.ofPlatform().daemon().name("damo-warm-vectors").start(Lanes::warm);
    } else {
      System.getLogger("damo.runtime.vector")
          .log(
              Level.INFO,
              "vector functions are off: the JVM was started without --add-modules " + MODULE);
    }
  }

  private Lanes() {}

  /** Starts the warm-up in the background; later calls do nothing. */
  public static void start() {
    // loading this class has started it
  }

  static boolean areWarm() {
    return warm;
  }

  /** Waits until the vector loops are compiled; returns at once where there are none. */
  public static boolean await(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (PRESENT && !warm && System.nanoTime() < end) Thread.sleep(5);
    return warm;
  }

  private static void warm() {
    WarmUp.run();
    warm = true;
  }
}
