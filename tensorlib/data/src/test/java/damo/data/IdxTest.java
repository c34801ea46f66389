package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class IdxTest {
  private static final String BYTES_2_BY_3 = "00000802 00000002 00000003 000102 FDFEFF";

  @TempDir Path folder;

  private Path file(String hex) throws IOException {
    return file(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("t-idx"), bytes);
  }

  private static byte[] gzipped(String hex) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
    return out.toByteArray();
  }

  @Test
  void unsignedBytesAreRead() throws IOException {
    INDArray array = Idx.read(file(BYTES_2_BY_3));
    assertArrayEquals(new long[] {2, 3}, array.shape());
    assertEquals(DataType.UINT8, array.dataType());
    double[] values = array.castTo(DataType.DOUBLE).reshape(6).toDoubleVector();
    assertArrayEquals(new double[] {0, 1, 2, 253, 254, 255}, values);
  }

  @Test
  void otherTypesAreBigEndian() throws IOException {
    assertArrayEquals(
        new int[] {1, -2}, Idx.read(file("00000C01 00000002 00000001 FFFFFFFE")).toIntVector());
    assertArrayEquals(
        new float[] {1.5f}, Idx.read(file("00000D01 00000001 3FC00000")).toFloatVector());
    assertArrayEquals(
        new double[] {-2}, Idx.read(file("00000E01 00000001 C000000000000000")).toDoubleVector());
    assertArrayEquals(new int[] {258}, Idx.read(file("00000B01 00000001 0102")).toIntVector());
    assertArrayEquals(new int[] {-1}, Idx.read(file("00000901 00000001 FF")).toIntVector());
  }

  @Test
  void gzipIsKnownByItsFirstBytes() throws IOException {
    assertArrayEquals(new long[] {2, 3}, Idx.read(file(gzipped(BYTES_2_BY_3))).shape());
  }

  @Test
  void aFileCutShortSaysWhatItLacks() throws IOException {
    assertMessage(
        " is cut short: an array of uint8 and shape [2, 3], expected 6 bytes after the header,"
            + " found 2; fetch it again",
        file("00000802 00000002 00000003 0001"));
    assertMessage(
        " is cut short: expected 12 bytes of header, found 8; fetch it again",
        file("00000802 00000002"));
  }

  @Test
  void aFileThatGoesOnIsRefused() throws IOException {
    assertMessage(
        " is longer than it says: an array of uint8 and shape [2, 3], expected 6 bytes after the"
            + " header, found more",
        file(BYTES_2_BY_3 + "00"));
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    String start =
        " is no IDX file: expected the bytes 00 00, a type and a rank at its start, found ";
    assertMessage(start + "50 4b 03 04", file("504B0304 00"));
    assertMessage(start + "00 00 07 01", file("00000701 00000001 00"));
    assertMessage(start + "nothing", file(""));
  }

  @Test
  void absurdSizesAreRefusedBeforeMemoryIsTaken() throws IOException {
    assertMessage(
        " announces an array of uint8 and shape [2147483647, 2147483647], which is more than an"
            + " array can hold: it is damaged, or no IDX file",
        file("00000802 7FFFFFFF 7FFFFFFF"));
  }

  @Test
  void aGzipCutShortIsDamaged() throws IOException {
    byte[] whole = gzipped(BYTES_2_BY_3);
    assertMessage(
        " is damaged: its gzip stream ends early or is corrupt",
        file(Arrays.copyOf(whole, whole.length - 12)));
  }

  private static void assertMessage(String end, Path file) {
    String message = assertThrows(DataException.class, () -> Idx.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertEquals(end, message.substring(file.toString().length()));
  }
}
