package damo.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
  @Test
  void javaKeepsItsLineNumbersAroundMagics() {
    assertEquals(
        List.of(
            new Piece.Java("int a = 1;"), new Piece.Line("time", "a + 1"), new Piece.Java("\n\na")),
        Pieces.of("int a = 1;\n%time a + 1\na"));
  }

  @Test
  void cellMagicTakesTheWholeCell() {
    assertEquals(
        List.of(new Piece.Cell("html", "wide", "<b>\n%x\n</b>")),
        Pieces.of("%%html wide\n<b>\n%x\n</b>"));
    assertEquals(List.of(new Piece.Cell("time", "", "")), Pieces.of("%%time"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String s = \"\"\"\n%d items\n\"\"\";",
        "int r = a\n%b;",
        "f(a\n%b)",
        "/*\n%time\n*/",
        "var c = '\"'; int r = a\n%b;",
        "%  3",
        ""
      })
  void percentThatIsNotAtAStatementStaysJava(String cell) {
    assertEquals(true, Pieces.of(cell).stream().allMatch(Piece.Java.class::isInstance));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// it's\n%time 1",
        "var s = \"{\";\n%time 1",
        "if (x) {\n}\n%time 1",
        "/* ( */\n%time 1",
        "char c = '{';\n%time 1"
      })
  void magicAfterAStatementIsSeen(String cell) {
    assertEquals(new Piece.Line("time", "1"), Pieces.of(cell).getLast());
  }
}
