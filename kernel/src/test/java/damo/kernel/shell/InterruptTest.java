package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.kernel.shell.JavaShell.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptTest {
  private static final long GENEROUS_MILLIS = 1000;
  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
    cells.nothing("import damo.kernel.shell.sample.*;\nint state = 7;\nlong n = 0;");
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "while (true) n++;",
        "while (true) Math.sin(n++);",
        "Thread.sleep(100_000);",
        "try { Thread.sleep(100_000); } catch (InterruptedException e) { while (true) {} }",
        "Stream.iterate(0, i -> i + 1).filter(i -> i == null).findFirst()",
        "LongStream.range(0, Long.MAX_VALUE).parallel().filter(i -> i < 0).count()",
        "Term.spin();",
        "new LinkedBlockingQueue<String>().take()",
        "synchronized (this_lock) { this_lock.wait(); }",
        "while (true) { try { Thread.sleep(5); } catch (Throwable e) { } }",
        "while (true) { try { while (true) n++; } catch (Throwable e) { } }",
        "long fib(int k) { return k < 2 ? k : fib(k - 1) + fib(k - 2); }\nfib(200)",
        "int[] big = new int[50_000_000]; while (true) { big[0]++; Arrays.sort(big); }",
        "new java.net.ServerSocket(0).accept()",
        "var pipe = new PipedInputStream(new PipedOutputStream()); pipe.read()",
        "new ProcessBuilder(\"sleep\", \"50\").start().getInputStream().read()"
      })
  void stops(String code) throws Exception {
    cells.nothing("Object this_lock = new Object();");
    Interruption interruption = interrupt(code);
    System.out.printf("interrupt %6.1f ms  %s%n", interruption.millis(), code.lines().findFirst());
    assertInstanceOf(Outcome.Interrupted.class, interruption.outcome());
    assertTrue(interruption.millis() < GENEROUS_MILLIS, interruption.toString());
    assertEquals(7, cells.value("state"));
  }

  @Test
  void stopsAgainAndAgain() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Outcome.Interrupted.class, interrupt("while (true) n++;").outcome());
    }
    cells.nothing("Thread.sleep(5);");
    assertEquals(7, cells.value("state"));
  }

  @Test
  void tellsWhereTheCellWas() throws Exception {
    Outcome.Interrupted stopped =
        (Outcome.Interrupted) interrupt("int i = 0;\nwhile (true) i++;").outcome();
    assertTrue(
        stopped.traceback().contains("      while (true) i++;"), stopped.traceback().toString());
  }

  @Test
  void withoutARunningCellNothingHappens() {
    cells.shell().interrupt();
    assertEquals(7, cells.value("state"));
    cells.nothing("Thread.sleep(5);");
  }

  private record Interruption(Outcome outcome, double millis) {}

  private static Interruption interrupt(String code) throws InterruptedException {
    long[] asked = new long[1];
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              pause();
              asked[0] = System.nanoTime();
              cells.shell().interrupt();
            });
    Outcome outcome = cells.run(code);
    long ended = System.nanoTime();
    other.join();
    return new Interruption(
        outcome, (ended - asked[0]) / (double) TimeUnit.MILLISECONDS.toNanos(1));
  }

  private static void pause() {
    try {
      Thread.sleep(1500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
