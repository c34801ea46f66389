package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  @Test
  void aHeaderNamesTheColumns() throws IOException {
    Table table = Csv.read(file("a,b\n1,2.5\n3,-4e2\n"));
    assertEquals(List.of("a", "b"), table.columns());
    assertArrayEquals(new double[] {2.5, -400}, table.column("b").toDoubleVector());
  }

  @Test
  void withoutAHeaderColumnsAreNumbered() throws IOException {
    Table table = Csv.read(file("1,2\r\n3,4\r\n\r\n"));
    assertEquals(List.of("0", "1"), table.columns());
    assertEquals(2, table.size());
    assertArrayEquals(new double[] {2, 4}, table.column("1").toDoubleVector());
  }

  @Test
  void quotesMarksAndOtherSeparatorsAreUnderstood() throws IOException {
    Table table = Csv.read(file("\uFEFFx;\"y;z\"\n\"1\"; 2 \n"), ';');
    assertEquals(List.of("x", "y;z"), table.columns());
    assertArrayEquals(new double[] {1, 2}, table.values().getRow(0).toDoubleVector());
  }

  @Test
  void oneColumnOfManyRowsIsRead() throws IOException {
    Table table = Csv.read(file("v\n" + "1\n".repeat(100_000)));
    assertEquals(100_000, table.column("v").sumNumber().doubleValue());
  }

  @Test
  void aColumnCanBeTheLabel() throws IOException {
    Dataset data = Csv.read(file("a,kind,b\n1,1,2\n3,0,4\n")).labelledBy("kind");
    assertArrayEquals(new float[] {1, 2, 3, 4}, data.x().reshape(4).toFloatVector());
    assertArrayEquals(new int[] {1, 0}, data.y().toIntVector());
    assertEquals(2, data.classes());
  }

  @Test
  void aRaggedLineIsNamed() throws IOException {
    assertMessage("line 3: expected 2 values as in the first line, found 3", "a,b\n1,2\n1,2,3\n");
  }

  @Test
  void aWordAmongNumbersIsNamed() throws IOException {
    assertMessage("line 2, column b: expected a number, found \"many\"", "a,b\n1,many\n");
    assertMessage("line 2, column b: expected a number, found \"\"", "a,b\n1,\n");
    assertMessage("line 2, column b: expected a number, found \"1d\"", "a,b\n1,1d\n");
  }

  @Test
  void emptyFilesAreRefused() throws IOException {
    assertMessage("is empty: a table has at least one line of numbers", "");
    assertMessage("has a header and no rows", "a,b\n");
  }

  @Test
  void anUnknownColumnIsNamed() throws IOException {
    Table table = Csv.read(file("a,b\n1,2\n"));
    var error = assertThrows(DataException.class, () -> table.column("c"));
    assertEquals("there is no column \"c\" among [a, b]", error.getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    Path nowhere = folder.resolve("nowhere.csv");
    var error = assertThrows(DataException.class, () -> Csv.read(nowhere));
    assertEquals("there is no file " + nowhere.toAbsolutePath(), error.getMessage());
  }

  private void assertMessage(String end, String text) throws IOException {
    Path file = file(text);
    String message = assertThrows(DataException.class, () -> Csv.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()) && message.endsWith(end), message);
  }
}
