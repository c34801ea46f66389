package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The files were written by NumPy: src/test/python/npy_files.py. */
class NpyTest {
  @TempDir Path folder;

  private static Value read(String name) {
    return Nd4jBorder.fromNd4j(Npy.read(TestFiles.of("npy/" + name + ".npy")));
  }

  /** What the script calls its sample. */
  private static Value sample(DType dtype) {
    Value sample = Value.zeros(dtype, Ints.of(2, 3));
    var elements = damo.value.Elements.of(dtype);
    for (int i = 0; i < 6; i++) {
      switch (dtype.kind()) {
        case BOOL -> elements.setLong(sample.array(), i, i == 0 || i == 2 || i == 3 ? 1 : 0);
        case FLOAT ->
            elements.setDouble(
                sample.array(),
                i,
                new double[] {0, -0.0, 1.5, -2.25, Double.POSITIVE_INFINITY, Double.NaN}[i]);
        case INT, UINT -> elements.setLong(sample.array(), i, integer(dtype, i));
      }
    }
    return sample;
  }

  private static long integer(DType dtype, int i) {
    long least = dtype.kind() == DType.Kind.UINT ? 0 : -1L << (8 * dtype.bytes() - 1);
    return i == 0 ? least : i == 1 ? least - 1 : i - 2;
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeIsReadToItsExtremes(DType dtype) {
    assertEquals(sample(dtype), read(dtype.code()));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void bigEndianFilesHoldTheSameNumbers(DType dtype) {
    if (dtype.bytes() > 1) {
      assertEquals(sample(dtype), read("big-" + dtype.code()));
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void whatIsWrittenIsByteForByteWhatNumpyWrites(DType dtype) throws IOException {
    Path file = folder.resolve("ours.npy");
    Npy.write(file, Nd4jBorder.toNd4j(sample(dtype)));
    assertArrayEquals(
        Files.readAllBytes(TestFiles.of("npy/" + dtype.code() + ".npy")), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @CsvSource({"scalar", "vector", "empty"})
  void unusualShapesComeBackByteForByte(String name) throws IOException {
    Path theirs = TestFiles.of("npy/" + name + ".npy");
    Path ours = folder.resolve("ours.npy");
    Npy.write(ours, Npy.read(theirs));
    assertArrayEquals(Files.readAllBytes(theirs), Files.readAllBytes(ours));
  }

  @Test
  void fortranOrderIsTurned() {
    assertEquals(
        Value.wrap(DType.INT32, Ints.of(2, 3, 4), IntStream.range(0, 24).toArray()),
        read("fortran"));
  }

  @Test
  void aViewIsWrittenInTheOrderOfItsIndices() {
    INDArray view = Nd4j.arange(6).reshape(2, 3).transpose();
    Path file = folder.resolve("view.npy");
    Npy.write(file, view);
    assertArrayEquals(new double[] {0, 3, 1, 4, 2, 5}, Npy.read(file).reshape(6).toDoubleVector());
  }

  @Test
  void theSecondVersionOfTheFormatIsRead() {
    assertEquals(Value.wrap(DType.INT32, Ints.of(3), new int[] {0, 1, 2}), read("version2"));
  }

  @Test
  void aMillionRowsGoThroughInPieces() {
    Path file = folder.resolve("long.npy");
    INDArray many = Nd4j.arange(1_000_000).reshape(1_000_000, 1);
    Npy.write(file, many);
    assertEquals(many, Npy.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {"text;<U1", "complex;<c16", "object;|O", "record;[('a', '<i4'), ('b', '<f8')]"})
  void elementsThatAreNoNumbersAreNamed(String name, String type) {
    String message = assertThrows(DataException.class, () -> read(name)).getMessage();
    assertTrue(message.contains("NumPy's type " + type), message);
  }

  @Test
  void aFileCutShortSaysWhatItLacks() {
    Path cut = TestFiles.cut("npy/float64.npy", folder, -8);
    assertMessage(
        " is cut short: an array of float64 and shape [2, 3] needs 48 bytes after the header, found"
            + " 40 bytes; fetch or write it again",
        cut);
    assertMessage(
        " is cut short: its header has 10 of 118 bytes; fetch or write it again",
        TestFiles.cut("npy/float64.npy", folder, 20));
  }

  @Test
  void aHeaderThatAsksForMoreThanTheFileHasIsNotBelieved() throws IOException {
    byte[] bytes = Files.readAllBytes(TestFiles.of("npy/uint8.npy"));
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    Path file = folder.resolve("lies.npy");
    Files.writeString(
        file,
        text.replace("(2, 3), }      ", "(2000, 30000)}" + " "),
        java.nio.charset.StandardCharsets.ISO_8859_1);
    String message = assertThrows(DataException.class, () -> Npy.read(file)).getMessage();
    assertTrue(message.contains("needs 60000000 bytes, and there are at most"), message);
  }

  @Test
  void aForeignFileAndATailAreRefused() throws IOException {
    assertMessage(
        " is no NPY array: it does not begin with \\x93NUMPY",
        Files.writeString(folder.resolve("foreign.npy"), "PK, something else"));
    Path tail = TestFiles.cut("npy/int8.npy", folder, 0);
    Files.write(
        tail,
        (byte[])
            java.util.Arrays.copyOf(Files.readAllBytes(TestFiles.of("npy/int8.npy")), 128 + 7));
    assertMessage(" goes on after its array: it is no NPY file, or damaged", tail);
    assertThrows(DataException.class, () -> Npy.read(folder.resolve("nowhere.npy")));
  }

  @Test
  void aWriteThatFailsLeavesTheOldFileAndNoRemains() throws IOException {
    Path file = folder.resolve("kept.npy");
    Npy.write(file, Nd4j.arange(3));
    assertThrows(
        java.io.UncheckedIOException.class,
        () ->
            Replacing.write(
                file,
                out -> {
                  out.write(1);
                  throw new IOException("no space left");
                }));
    assertEquals(Nd4j.arange(3), Npy.read(file));
    try (var left = Files.list(folder)) {
      assertFalse(left.anyMatch(path -> path.toString().endsWith(".part")));
    }
  }

  private static void assertMessage(String end, Path file) {
    String message = assertThrows(DataException.class, () -> Npy.read(file)).getMessage();
    assertEquals(file + end, message);
  }
}
