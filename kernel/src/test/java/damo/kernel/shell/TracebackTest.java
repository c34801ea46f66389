package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.kernel.shell.JavaShell.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TracebackTest {
  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  @Test
  void namesCellLinesWithTheirSource() {
    cells.nothing("int x = 1;\nint boom(int k) {\n  throw new IllegalStateException(\"no\");\n}");
    int defined = cells.lastCell();
    Outcome.Failed failed = cells.failed("\nboom(3);");
    assertEquals("java.lang.IllegalStateException", failed.name());
    assertEquals("no", failed.message());
    assertEquals(
        List.of(
            "java.lang.IllegalStateException: no",
            "  Cell [%d], line 3, in boom".formatted(defined),
            "      throw new IllegalStateException(\"no\");",
            "  Cell [%d], line 2".formatted(cells.lastCell()),
            "      boom(3);"),
        failed.traceback());
  }

  @Test
  void linesSurviveRedefinitionAndClasses() {
    cells.nothing("void redo() { throw new RuntimeException(); }");
    cells.nothing("\n\n\nvoid redo() {\n  throw new RuntimeException(\"second\");\n}");
    assertTrue(has(cells.failed("redo()"), "line 5, in redo"));
    cells.nothing("\nclass Inner {\n  int f() {\n    return 1 / 0;\n  }\n}");
    assertTrue(has(cells.failed("new Inner().f()"), "line 4, in Inner.f"));
  }

  @Test
  void nothingOfTheKernelsOwnShows() {
    Outcome.Failed failed = cells.failed("Object none = null;\nnone.toString();");
    assertTrue(failed.message().endsWith("because \"none\" is null"), failed.message());
    assertTrue(failed.traceback().stream().noneMatch(line -> line.contains("REPL")));
  }

  @Test
  void keepsCausesAndShortensLibraries() {
    Outcome.Failed failed =
        cells.failed(
            """
            try {
              List.of(3, 1).stream().sorted().map(v -> v / 0).toList();
            } catch (ArithmeticException e) {
              throw new RuntimeException("outer", e);
            }
            """);
    assertTrue(has(failed, "java.lang.RuntimeException: outer"));
    assertTrue(has(failed, "Caused by: java.lang.ArithmeticException: / by zero"));
    assertTrue(has(failed, "line 2, in a lambda"));
    assertTrue(has(failed, "more library frames"));
    assertTrue(failed.traceback().size() < 20, failed.traceback().toString());
  }

  @Test
  void framesDescribeTheirCell() {
    StackTraceElement[] stack =
        (StackTraceElement[]) cells.value("\nnew Throwable().getStackTrace()");
    assertEquals("cell [%d], line 2".formatted(cells.lastCell()), CellFrames.describe(stack[0]));
    StackTraceElement here = new Throwable().getStackTrace()[0];
    assertEquals("TracebackTest.java:" + here.getLineNumber(), CellFrames.describe(here));
  }

  private static boolean has(Outcome.Failed failed, String text) {
    return failed.traceback().stream().anyMatch(line -> line.contains(text));
  }
}
