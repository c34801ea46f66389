package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.kernel.shell.JavaShell.Completion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
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
          name.subst| → substring( → 5
          na| → name → 0
          twi| → twice( → 0
          Math.ma| → max( → 5
          import java.ut| → util. → 12
          new ArrayLi| → ArrayList( → 4
          X.su| → sum() → 2
          X.su| + 1 → sum() → 2
          (X * 2).su| → sum() → 8
          X[0].su| → sum() → 5
          Terms.tanh(X + na| → name → 15
          var y = X * 2; y.su| → sum() → 17
          String s = ""; s.leng| → length() → 17
          for (int i = 0; i < 3; i++) { name.leng| → length() → 35
          import java.util.zip.CRC32; name.leng| → length() → 33
          class A { String f; int g() { return f.leng| → length() → 39
          """)
  void offersWhatFits(String marked, String expected, int start) {
    Completion completion = at(marked);
    assertTrue(completion.matches().contains(expected), completion.toString());
    assertEquals(start, completion.start());
    assertEquals(marked.indexOf('|'), completion.end());
  }

  @Test
  void describesMatches() {
    Object types = at("name.subst|").metadata().get("_jupyter_types_experimental");
    assertEquals(
        List.of(Map.of("text", "substring(", "type", "function", "start", 5, "end", 10)), types);
  }

  @Test
  void nonsenseHasNoMatches() {
    Completion completion = at("no.such.thing.x|");
    assertEquals(List.of(), completion.matches());
    assertEquals(completion.start(), completion.end());
    assertEquals(
        List.of(), at("name.length() |").matches().stream().filter("length()"::equals).toList());
    cells.shell().complete("x", 99);
  }

  private static Completion at(String marked) {
    return cells.shell().complete(marked.replace("|", ""), marked.indexOf('|'));
  }
}
