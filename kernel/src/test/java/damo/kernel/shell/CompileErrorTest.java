package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.kernel.shell.JavaShell.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompileErrorTest {
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
  void pointsAtTheLineAndColumnOfTheCell() {
    Outcome.Failed failed = cells.failed("int fine = 1;\n  int bad = fine + unknown;");
    List<String> lines = failed.traceback();
    assertEquals("CompileError", failed.name());
    assertEquals(
        "Cell [%d], line 2, column 20: cannot find symbol".formatted(cells.lastCell()),
        failed.message());
    assertTrue(lines.contains("      int bad = fine + unknown;"), lines.toString());
    assertTrue(lines.contains("                       ^^^^^^^"), lines.toString());
    assertTrue(lines.contains("  symbol:   variable unknown"), lines.toString());
  }

  @Test
  void reportsSeveralErrorsAndRunsNothing() {
    cells.nothing("int ran = 0;");
    Outcome.Failed failed = cells.failed("ran = 1;\nString s = 5;\nfoo();");
    assertTrue(contains(failed, "line 2, column 12: incompatible types"));
    assertTrue(contains(failed, "line 3, column 1: cannot find symbol"));
    assertEquals(0, cells.value("ran"));
  }

  @Test
  void syntaxErrorsPointToo() {
    assertTrue(contains(cells.failed("int ok = 1;\nint x = = 2;"), "line 2, column 9"));
    assertTrue(contains(cells.failed("\"abc"), "line 1, column 1: unclosed string literal"));
    assertTrue(contains(cells.failed("foo(1"), "line 1"));
    assertTrue(contains(cells.failed("if (true) {\n  int y = 1;\n"), "ends too early"));
    assertTrue(contains(cells.failed("/* open"), "unclosed comment"));
    assertTrue(contains(cells.failed("int a = 1 int b = 2"), "';' expected"));
  }

  @Test
  void methodsAndTypesPointIntoTheCellToo() {
    Outcome.Failed method = cells.failed("\n\nint bad(int x) {\n  return x + \"s\";\n}");
    assertTrue(contains(method, "line 4, column 10: incompatible types"), method.toString());
    Outcome.Failed type = cells.failed("class Bad {\n  int f = \"s\";\n}");
    assertTrue(contains(type, "line 2, column 11: incompatible types"), type.toString());
  }

  @Test
  void importsPointToo() {
    Outcome.Failed failed = cells.failed("int a = 1;\nimport no.such.Thing;");
    assertTrue(contains(failed, "line 2"), failed.toString());
  }

  @Test
  void nothingOfTheKernelsOwnShows() {
    Outcome.Failed failed = cells.failed("class Own {}\nOwn own = \"s\"; own.missing();");
    assertTrue(failed.traceback().stream().noneMatch(line -> line.contains("REPL")));
    assertTrue(failed.traceback().stream().noneMatch(line -> line.contains("$")));
  }

  private static boolean contains(Outcome.Failed failed, String text) {
    return failed.traceback().stream().anyMatch(line -> line.contains(text));
  }
}
