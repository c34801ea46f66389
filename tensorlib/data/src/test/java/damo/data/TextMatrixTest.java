package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.scalar.DType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class TextMatrixTest {
  @TempDir Path folder;

  private Path text(String content) throws IOException {
    return Files.writeString(folder.resolve("m.amat"), content);
  }

  @Test
  void numbersStandInLinesApartByWhiteSpace() throws IOException {
    Path file = text("# savetxt writes\n 1.5e0 -2\t3\n\n4 5 6 # six\r\n");
    assertEquals(
        Nd4j.createFromArray(new double[][] {{1.5, -2, 3}, {4, 5, 6}}), TextMatrix.read(file));
  }

  @Test
  void theTypeIsChosenByTheReader() throws IOException {
    var bits = TextMatrix.read(text("0 1\n1 0\n"), DType.UINT8);
    assertEquals(DataType.UINT8, bits.dataType());
    assertArrayEquals(
        new double[] {0, 1, 1, 0}, bits.castTo(DataType.DOUBLE).reshape(4).toDoubleVector());
  }

  @ParameterizedTest
  @CsvSource({"0.5,0.5", "256,256.0", "-1,-1.0", "NaN,NaN"})
  void numbersThatAreNoneOfTheTypeAreNamed(String text, String shown) throws IOException {
    Path file = text("0 1\n1 " + text + "\n");
    assertEquals(
        file + " row 1, column 1: " + shown + " is no uint8",
        assertThrows(DataException.class, () -> TextMatrix.read(file, DType.UINT8)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'1 2\n3 x\n','row 1, column 1: expected a number, found \"x\"'",
    "'1 2\n3\n','row 1: expected 2 numbers as in row 0, found 1'",
    "'1 2\n3 4 5\n','row 1: expected 2 numbers as in row 0, found 3'",
  })
  void badCellsAreNamedByRowAndColumn(String content, String message) throws IOException {
    assertMessage(text(content), " " + message);
  }

  @Test
  void emptyMissingAndDamagedFilesAreRefused() throws IOException {
    assertMessage(text("\n"), " has no rows");
    assertThrows(DataException.class, () -> TextMatrix.read(folder.resolve("nowhere")));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("1 2 3\n".repeat(1000).getBytes(StandardCharsets.US_ASCII));
    }
    Path cut =
        Files.write(
            folder.resolve("cut.amat.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
    assertMessage(cut, " is damaged: its gzip stream ends early or is corrupt");
  }

  private static void assertMessage(Path file, String message) {
    assertEquals(
        file + message,
        assertThrows(DataException.class, () -> TextMatrix.read(file)).getMessage());
  }
}
