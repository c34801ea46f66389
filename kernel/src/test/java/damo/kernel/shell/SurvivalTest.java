package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalTest {
  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3)",
        "Runtime.getRuntime().halt(3)",
        "IntConsumer leave = System::exit; leave.accept(1);",
        "IntStream.of(1).forEach(Runtime.getRuntime()::halt)",
        "class Quit { void now() { System.exit(0); } }\nnew Quit().now()"
      })
  void exitIsRefused(String code) {
    assertTrue(cells.failed(code).message().startsWith("a cell cannot exit"));
  }

  @Test
  void stackOverflowIsAnOrdinaryFailure() {
    assertEquals(
        "java.lang.StackOverflowError",
        cells.failed("int deep(int n) { return deep(n + 1) + 1; }\ndeep(1)").name());
    assertEquals(2, cells.value("1 + 1"));
  }

  @Test
  void outOfMemoryIsAnOrdinaryFailure() {
    String code = "var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 28]);";
    assertEquals("java.lang.OutOfMemoryError", cells.failed(code).name());
    cells.nothing("all = null;");
    assertEquals(2, cells.value("1 + 1"));
  }

  @Test
  void resultsAreNotKeptForEver() {
    long limit = Runtime.getRuntime().maxMemory() / 10;
    for (int i = 0; i < 25; i++) {
      assertEquals(byte[].class, cells.value("new byte[%d]".formatted(limit)).getClass());
      cells.nothing("byte[] again = new byte[%d];".formatted(limit));
    }
  }
}
