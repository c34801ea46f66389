package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {
  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
    cells.nothing(
        "import damo.kernel.shell.sample.*;\nString name = \"n\"; var X = new Term(\"X\");");
    cells.nothing("int twice(int v) { return 2 * v; }");
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  /** The cursor is at the bar. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '→',
      textBlock =
          """
          Math.max| → static int Math.max(int a, int b)
          Math.m|ax(1, 2) → static int Math.max(int a, int b)
          Math.max(| → static int Math.max(int a, int b)
          name| → String name
          name.substring|(1) → String String.substring(int beginIndex, int endIndex)
          twice| → int twice(int v)
          X.sum| → Term Term.sum()
          (X * 2).sum|() → Term Term.sum()
          X.sum|() → The sum over this term.
          Term| → A value that remembers how it was made.
          List| → interface java.util.List<E>
          var l = List.of(1); l.strea|m().map(x -> x + 1) → Collection.stream()
          """)
  void explains(String marked, String expected) {
    Optional<String> text = at(marked);
    assertTrue(text.orElse("").contains(expected), text.toString());
  }

  @Test
  void sourceOfTheJdkIsReadWhereThereIsOne() {
    boolean hasSource =
        java.nio.file.Files.exists(
            java.nio.file.Path.of(System.getProperty("java.home"), "lib", "src.zip"));
    assertEquals(hasSource, at("Math.max|").orElse("").contains("the greater of two"));
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertEquals(Optional.empty(), at("1 + |"));
    assertEquals(Optional.empty(), at("noSuchThing|"));
    assertEquals(Optional.empty(), at("|"));
    cells.shell().inspect("x", 99);
  }

  private static Optional<String> at(String marked) {
    return cells.shell().inspect(marked.replace("|", ""), marked.indexOf('|'));
  }
}
