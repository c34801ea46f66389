package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The files were written by SciPy: src/test/python/mat_file.py. */
class MatFileTest {
  @TempDir Path folder;

  private static Value value(Object variable) {
    return Nd4jBorder.fromNd4j((INDArray) variable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "packed"})
  void numbersComeInTheirTypeAndShape(String name) {
    Map<String, Object> file = MatFile.read(TestFiles.of("mat/" + name + ".mat"));
    assertEquals(
        Value.wrap(DType.FLOAT64, Ints.of(2, 3), new double[] {0, 1, 2, 3, 4, 5}),
        value(file.get("matrix")));
    assertEquals(
        Value.wrap(DType.INT32, Ints.of(2, 3, 4), IntStream.range(0, 24).toArray()),
        value(file.get("cube")));
    assertEquals(
        Value.wrap(DType.FLOAT32, Ints.of(1, 2), new float[] {1.5f, -2.5f}),
        value(file.get("single")));
    assertEquals(
        Value.wrap(DType.INT64, Ints.of(1, 2), new long[] {Long.MAX_VALUE, Long.MIN_VALUE}),
        value(file.get("big")));
    assertEquals(
        Value.wrap(DType.UINT8, Ints.of(1, 2), new byte[] {0, -1}), value(file.get("bytes")));
    assertEquals(
        Value.wrap(DType.BOOL, Ints.of(1, 2), new byte[] {1, 0}), value(file.get("flags")));
    assertEquals(Ints.of(0, 3), value(file.get("empty")).shape());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "packed"})
  void textsCellsStructsAndSparseMatricesComeAsWhatTheyAre(String name) {
    Map<String, Object> file = MatFile.read(TestFiles.of("mat/" + name + ".mat"));
    assertEquals("chorale", file.get("text"));
    assertEquals(List.of("one", "two"), file.get("lines"));
    List<?> cells = (List<?>) file.get("cells");
    assertEquals(2, cells.size());
    assertEquals(
        Value.wrap(DType.UINT8, Ints.of(2, 3), new byte[] {1, 0, 1, 0, 1, 0}),
        value(cells.getFirst()));
    Map<?, ?> struct = (Map<?, ?>) file.get("struct");
    assertEquals("two", struct.get("b"));
    assertEquals(1.0, ((INDArray) struct.get("a")).getDouble(0));
    assertEquals(
        Nd4j.createFromArray(new float[][] {{0, 2.5f, 0}, {1, 0, 0}, {0, 0, -3}}),
        ((Csr) file.get("sparse")).dense());
  }

  @Test
  void complexNumbersAreRefusedByName() {
    Path file = TestFiles.of("mat/complex.mat");
    assertMessage(file + ": variable \"z\" is complex; only real numbers are read", file);
  }

  @Test
  void aFileOfVersion73IsCalledHdf5() throws IOException {
    Path file = folder.resolve("v73.mat");
    byte[] hdf5 = Files.readAllBytes(TestFiles.of("hdf5/h5py.h5"));
    byte[] whole = new byte[512 + hdf5.length];
    System.arraycopy(hdf5, 0, whole, 512, hdf5.length);
    Files.write(file, whole);
    assertMessage(
        file + " is a MAT file of version 7.3, which is HDF5: open it with Hdf5.open", file);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 128, 410, 900})
  void cutShortFilesAreNamed(int bytes) {
    Path cut = TestFiles.cut("mat/plain.mat", folder, bytes);
    String message = assertThrows(DataException.class, () -> MatFile.read(cut)).getMessage();
    assertTrue(message.startsWith(cut + " is no MAT file of version 5, or is cut short"), message);
  }

  @Test
  void foreignAndMissingFilesAreNamed() throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.mat"), "nothing".repeat(100));
    assertThrows(DataException.class, () -> MatFile.read(foreign));
    assertThrows(DataException.class, () -> MatFile.read(folder.resolve("nowhere.mat")));
  }

  /** Figures from SciPy on the same files. */
  @Test
  void realPianoRollsAreRead() {
    TestData.folder("polyphonic").ifPresent(MatFileTest::assertRealPianoRolls);
  }

  private static void assertRealPianoRolls(Path polyphonic) {
    Map<String, Object> file = MatFile.read(polyphonic.resolve("JSB_Chorales.mat"));
    List<?> train = (List<?>) file.get("traindata");
    assertEquals(229, train.size());
    assertArrayEquals(new long[] {129, 88}, ((INDArray) train.getFirst()).shape());
  }

  private static void assertMessage(String message, Path file) {
    assertEquals(message, assertThrows(DataException.class, () -> MatFile.read(file)).getMessage());
  }
}
