package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
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
        "int x = 1;",
        "int x = 1",
        "1 + 1",
        "X * W",
        "",
        "int f() { return 2; }",
        "x; y",
        "%maven a:b:c",
        "%%html\n<b>",
        "%time\nint x = 2;",
        "import java.util.*;",
        "if (true) foo();",
        "record P(int x) {}",
        "for (;;) {}\n"
      })
  void complete(String code) {
    assertEquals("complete", status(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = 0; i < 3; i++) {",
        "foo(",
        "1 +",
        "class A {\n  void f() {",
        "/* abc",
        "String s = \"\"\"\n abc",
        "int f() {\n  return 1;\n",
        "%time\nint x ="
      })
  void incomplete(String code) {
    assertEquals("incomplete", status(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"abc",
        "int x = = 2;",
        "return 5;",
        "x )",
        "var x = 3;\nint y = ;",
        "String s = 'ab';",
        "int 1x = 2;"
      })
  void invalid(String code) {
    assertEquals("invalid", status(code));
  }

  @Test
  void indentFollowsWhatWasOpened() {
    assertEquals("    ", cells.shell().isComplete("while (true) {").indent());
    assertEquals("      ", cells.shell().isComplete("class A {\n  void f() {").indent());
    assertEquals("", cells.shell().isComplete("int x = 1;").indent());
  }

  private static String status(String code) {
    return cells.shell().isComplete(code).status();
  }
}
