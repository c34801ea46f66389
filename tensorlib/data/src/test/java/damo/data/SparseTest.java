package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SparseTest {
  private static final INDArray DENSE =
      Nd4j.createFromArray(new float[][] {{0, 2.5f, 0}, {0, 0, 0}, {1, 0, -3}});

  @TempDir Path folder;

  private Path text(String content) throws IOException {
    return Files.writeString(folder.resolve("rows.txt"), content);
  }

  @Test
  void denseAndBackIsTheSame() {
    Csr sparse = Csr.of(DENSE);
    assertEquals(3, sparse.entries());
    assertEquals(DENSE, sparse.dense());
    assertEquals(
        Nd4j.createFromArray(new float[][] {{1, 0, -3}, {0, 2.5f, 0}}), sparse.dense(2, 0));
  }

  @Test
  void sparseRowsComeBackFromHdf5AndNpz() {
    Map<String, INDArray> arrays = Csr.of(DENSE).arrays("train");
    assertEquals(
        List.of("train_data", "train_indices", "train_indptr", "train_shape"),
        List.copyOf(arrays.keySet()));
    Hdf5.write(folder.resolve("s.h5"), arrays);
    Npz.write(folder.resolve("s.npz"), arrays);
    assertEquals(DENSE, Csr.of(Hdf5.readAll(folder.resolve("s.h5")), "train").dense());
    assertEquals(DENSE, Csr.of(Npz.read(folder.resolve("s.npz")), "train").dense());
  }

  @Test
  void aMatrixWithoutEntriesComesBackToo() {
    INDArray zeros = Nd4j.zeros(2, 3);
    Hdf5.write(folder.resolve("z.h5"), Csr.of(zeros).arrays("x"));
    assertEquals(zeros, Csr.of(Hdf5.readAll(folder.resolve("z.h5")), "x").dense());
  }

  @Test
  void arraysThatAreNoRowsAreRefused() {
    assertMessage(
        "row 0 has an entry in column 3, and the 3 columns are 0 to 2",
        () -> new Csr(3, new int[] {0, 1}, new int[] {3}, new float[] {1}));
    assertMessage(
        "a sparse matrix needs starts that rise from 0 to the number of its 1 entries",
        () -> new Csr(3, new int[] {0, 2, 1}, new int[] {0}, new float[] {1}));
    assertMessage("row 3 is not one of 0 to 2", () -> Csr.of(DENSE).dense(3));
    assertMessage("there is no array \"x_shape\" among []", () -> Csr.of(Map.of(), "x"));
  }

  @Test
  void libsvmTextBecomesADataSetWithItsOwnClasses() throws IOException {
    SparseTable table =
        SparseText.labelled(text("# made by hand\n-1 2:2.5\n\n+1\n-1 1:1 3:-3 # last\n"));
    assertEquals(DENSE, table.x().dense());
    assertArrayEquals(new double[] {-1, 1, -1}, table.labels().toDoubleVector());
    Dataset data = table.dataset();
    assertEquals(List.of("-1", "1"), data.names());
    assertArrayEquals(new int[] {0, 1, 0}, data.y().toIntVector());
  }

  @Test
  void countedTextCountsColumnsFromZero() throws IOException {
    assertEquals(DENSE, SparseText.counted(text("1 1:2.5\n0\n2 0:1 2:-3\n")).dense());
    Path wrong = text("1 0:1\n2 0:1\n");
    assertMessage(
        wrong + " line 2: 2.0 entries are announced, and there are 1",
        () -> SparseText.counted(wrong));
  }

  @ParameterizedTest
  @CsvSource({
    "1 x:2,'line 2: expected index:value, found \"x:2\"'",
    "1 7,'line 2: expected index:value, found \"7\"'",
    "1 0:2,'line 2: columns count from 1, found \"0:2\"'",
    "1 1:nix,'line 2: expected a finite number, found \"1:nix\"'",
    "1 1:NaN,'line 2: expected a finite number, found \"1:NaN\"'",
    "one 1:1,'line 2: expected a finite number, found \"one\"'",
  })
  void badPartsAreNamedWithTheirLine(String line, String message) throws IOException {
    Path file = text("1 1:1\n" + line + "\n");
    assertMessage(file + " " + message, () -> SparseText.labelled(file));
  }

  @Test
  void anEmptyTextIsRefused() throws IOException {
    Path file = text("# nothing\n");
    assertMessage(file + " has no rows", () -> SparseText.labelled(file));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable step) {
    assertEquals(message, assertThrows(DataException.class, step).getMessage());
  }
}
