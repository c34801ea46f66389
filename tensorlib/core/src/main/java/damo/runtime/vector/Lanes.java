package damo.runtime.vector;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Which vector loops may be used: those that the compiler has had time for.
 *
 * <p>Until then each vector is an object, and a loop is a hundred times slower than its scalar
 * twin. So the first use of a function starts a thread that runs its loop until it is fast; loops
 * that nobody uses cost nothing.
 */
public final class Lanes {
  static final int FLOAT_EXP = 1 << 0;
  static final int FLOAT_EXPM1 = 1 << 1;
  static final int FLOAT_LOG = 1 << 2;
  static final int FLOAT_LOG1P = 1 << 3;
  static final int FLOAT_TANH = 1 << 4;
  static final int FLOAT_SIGMOID = 1 << 5;
  static final int FLOAT_SOFTPLUS = 1 << 6;
  static final int FLOAT_WHERE = 1 << 7;
  static final int FLOAT_SUM = 1 << 8;
  static final int FLOAT_MAX = 1 << 9;
  static final int FLOAT_MIN = 1 << 10;
  static final int DOUBLE_EXP = 1 << 11;
  static final int DOUBLE_EXPM1 = 1 << 12;
  static final int DOUBLE_LOG = 1 << 13;
  static final int DOUBLE_LOG1P = 1 << 14;
  static final int DOUBLE_TANH = 1 << 15;
  static final int DOUBLE_SIGMOID = 1 << 16;
  static final int DOUBLE_SOFTPLUS = 1 << 17;
  static final int DOUBLE_WHERE = 1 << 18;
  static final int DOUBLE_SUM = 1 << 19;
  static final int DOUBLE_MAX = 1 << 20;
  static final int DOUBLE_MIN = 1 << 21;
  static final int FLOAT_PANEL = 1 << 22;
  static final int DOUBLE_PANEL = 1 << 23;

  /** How far the bit of a double function is from that of the float function. */
  private static final int DOUBLES = 11;

  private static final String MODULE = "jdk.incubator.vector";
  private static final boolean PRESENT = ModuleLayer.boot().findModule(MODULE).isPresent();
  private static final Queue<Integer> WAITING = new ArrayDeque<>();
  private static volatile int warm;
  private static volatile int asked;
  private static boolean isWorking;

  static {
    if (!PRESENT) {
      System.getLogger("damo.runtime.vector")
          .log(
              Level.INFO,
              "vector functions are off: the JVM was started without --add-modules " + MODULE);
    }
  }

  private Lanes() {}

  /**
   * Starts to warm a function that will be used soon.
   *
   * @param name as in {@link Blocks}, {@link Choices} and {@link Totals}
   */
  public static void expect(String name, boolean isDouble) {
    areWarm(function(name) << (isDouble ? DOUBLES : 0));
  }

  private static int function(String name) {
    return switch (name) {
      case "exp" -> FLOAT_EXP;
      case "expm1" -> FLOAT_EXPM1;
      case "log" -> FLOAT_LOG;
      case "log1p" -> FLOAT_LOG1P;
      case "tanh" -> FLOAT_TANH;
      case "sigmoid" -> FLOAT_SIGMOID;
      case "softplus" -> FLOAT_SOFTPLUS;
      case "where" -> FLOAT_WHERE;
      case "sum" -> FLOAT_SUM;
      case "max" -> FLOAT_MAX;
      case "min" -> FLOAT_MIN;
      default -> throw new IllegalArgumentException("no block function " + name);
    };
  }

  static boolean areWarm(int function) {
    if ((warm & function) != 0) return true;
    if ((asked & function) == 0) ask(function);
    return false;
  }

  private static synchronized void ask(int function) {
    if ((asked & function) != 0) return;
    asked |= function;
    if (!PRESENT) return;
    WAITING.add(function);
    if (isWorking) return;
    isWorking = true;
    Thread.ofPlatform().daemon().name("damo-warm-vectors").start(Lanes::work);
  }

  private static void work() {
    for (Integer next = next(); next != null; next = next()) {
      WarmUp.run(next);
      warm |= next;
    }
  }

  private static synchronized @org.jspecify.annotations.Nullable Integer next() {
    isWorking = !WAITING.isEmpty();
    return WAITING.poll();
  }

  /** Waits until the loops asked for are compiled; returns at once where there are none. */
  public static boolean await(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (PRESENT && warm != asked && System.nanoTime() < end) Thread.sleep(5);
    return warm == asked;
  }
}
