package damo.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.scalar.DType;
import damo.value.Nd4jBorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The file was written by h5py: src/test/python/hdf5_file.py. */
class Hdf5Test {
  private static final Path THEIRS = TestFiles.of("hdf5/h5py.h5");

  @TempDir Path folder;

  /** The NPY files hold the same samples. */
  private static INDArray sample(DType dtype) {
    return Npy.read(TestFiles.of("npy/" + dtype.code() + ".npy"));
  }

  private static void assertSame(INDArray expected, INDArray found) {
    assertEquals(Nd4jBorder.fromNd4j(expected), Nd4jBorder.fromNd4j(found));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeOfH5pyIsReadToItsExtremes(DType dtype) {
    try (Hdf5 file = Hdf5.open(THEIRS)) {
      String name = "types/" + dtype.code();
      assertEquals(dtype, file.dtype(name));
      assertSame(sample(dtype), file.read(name));
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeComesBackContiguousAndCompressed(DType dtype) {
    Map<String, INDArray> arrays = Map.of("x", sample(dtype));
    Hdf5.write(folder.resolve("plain.h5"), arrays);
    Hdf5.writeCompressed(folder.resolve("small.h5"), arrays);
    assertSame(sample(dtype), Hdf5.readAll(folder.resolve("plain.h5")).get("x"));
    assertSame(sample(dtype), Hdf5.readAll(folder.resolve("small.h5")).get("x"));
  }

  @Test
  void bigEndianScalarAndEmptyArraysAreRead() {
    try (Hdf5 file = Hdf5.open(THEIRS)) {
      assertArrayEquals(new int[] {0, 1, 2, 3}, file.read("big").toIntVector());
      assertEquals(0, file.read("scalar").rank());
      assertEquals(2.5, file.read("scalar").getDouble());
      assertArrayEquals(new long[] {0, 3}, file.read("empty").shape());
      assertEquals("h5py", file.text("source").orElseThrow());
      assertTrue(file.text("nothing").isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 500, 993})
  void rowsOfAChunkedArrayAreTheRowsOfTheWhole(int from) {
    try (Hdf5 file = Hdf5.open(THEIRS)) {
      INDArray expected = Nd4j.arange(from * 6, (from + 7) * 6).castTo(DataType.FLOAT);
      assertSame(expected.reshape(7, 6), file.rows("chunked", from, 7));
    }
  }

  @Test
  void rowsAreReadWithoutTheChunksOfOthers() throws IOException {
    INDArray noise = Nd4j.rand(DataType.FLOAT, 3000, 100);
    Path path = folder.resolve("noise.h5");
    Hdf5.writeCompressed(path, Map.of("x", noise));
    byte[] bytes = Files.readAllBytes(path);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 1000, (byte) 0);
    Files.write(path, bytes);
    try (Hdf5 file = Hdf5.open(path)) {
      assertEquals(noise.get(interval(20, 30)), file.rows("x", 20, 10));
      assertThrows(DataException.class, () -> file.read("x"));
    }
  }

  private static org.nd4j.linalg.indexing.INDArrayIndex interval(long from, long to) {
    return org.nd4j.linalg.indexing.NDArrayIndex.interval(from, to);
  }

  @Test
  void namesWithSlashesBecomeGroups() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("train/x", Nd4j.rand(3, 4));
    arrays.put("train/deep/y", Nd4j.arange(3));
    arrays.put("lr", Nd4j.scalar(0.5));
    Path path = folder.resolve("groups.h5");
    Hdf5.write(path, arrays);
    Map<String, INDArray> read = Hdf5.readAll(path);
    assertEquals(arrays.keySet(), read.keySet());
    arrays.forEach((name, array) -> assertEquals(array, read.get(name)));
  }

  @Test
  void wantedButMissingIsToldWithWhatIsThere() {
    Path path = folder.resolve("few.h5");
    Hdf5.write(path, Map.of("g/x", Nd4j.arange(6).reshape(3, 2)));
    try (Hdf5 file = Hdf5.open(path)) {
      assertMessage(path + " has no array \"g/y\" among [g/x]", () -> file.read("g/y"));
      assertMessage(
          path + ", array \"g/x\", has no rows 2 to 3: its shape is [3, 2]",
          () -> file.rows("g/x", 2, 2));
      assertEquals(List.of("g/x"), file.names());
      assertArrayEquals(new long[] {0, 2}, file.rows("g/x", 3, 0).shape());
    }
    try (Hdf5 file = Hdf5.open(THEIRS)) {
      assertMessage(
          THEIRS + ", array \"text\", holds VariableLength, which are no numbers",
          () -> file.read("text"));
    }
  }

  @Test
  void emptyArraysAreRefusedByName() {
    assertMessage(
        "array \"x\" has shape [0, 3], and an HDF5 file holds no empty arrays: leave it out, or"
            + " write NPZ",
        () ->
            Hdf5.write(folder.resolve("empty.h5"), Map.of("x", Nd4j.create(DataType.FLOAT, 0, 3))));
  }

  @Test
  void aDamagedIndexOfChunksIsNamedWithItsArray() throws IOException {
    byte[] bytes = Files.readAllBytes(THEIRS);
    int index = new String(bytes, ISO_8859_1).lastIndexOf("TREE");
    for (int i = 91; i < 95; i++) bytes[index + i] = 0x7f; // where the second chunk lies
    Path file = Files.write(folder.resolve("damaged.h5"), bytes);
    try (Hdf5 open = Hdf5.open(file)) {
      String message = assertThrows(DataException.class, () -> open.read("chunked")).getMessage();
      assertTrue(message.startsWith(file + ": array \"chunked\" cannot be read"), message);
    }
  }

  @Test
  void cutShortAndForeignFilesAreNamed() throws IOException {
    Path cut = TestFiles.cut("hdf5/h5py.h5", folder, 9000);
    assertTrue(
        assertThrows(DataException.class, () -> Hdf5.readAll(cut))
            .getMessage()
            .startsWith(cut + ": "));
    Path foreign = Files.writeString(folder.resolve("foreign.h5"), "nothing of the kind");
    assertTrue(
        assertThrows(DataException.class, () -> Hdf5.open(foreign))
            .getMessage()
            .startsWith(foreign + ": it is no HDF5 file, or is cut short"));
    assertThrows(DataException.class, () -> Hdf5.open(folder.resolve("nowhere.h5")));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable step) {
    assertEquals(message, assertThrows(DataException.class, step).getMessage());
  }
}
