package damo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The file was written by SciPy and h5py: src/test/python/sparse_files.py. */
class SparseHdf5Test {
  private static final Path THEIRS = TestFiles.of("hdf5/sparse.h5");
  private static final INDArray DENSE =
      Nd4j.createFromArray(new float[][] {{0, 2.5f, 0, 0}, {0, 0, 0, 0}, {1, 0, -3, 4}});

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rows", "columns"})
  void rowsAndColumnsOfSciPyAreRead(String prefix) {
    Csr read = SparseHdf5.read(THEIRS, prefix);
    assertEquals(4, read.entries());
    assertEquals(DENSE, read.dense());
  }

  @Test
  void wholeNumbersAreReadAndZerosThatAreKeptStayZeros() {
    INDArray whole = DENSE.dup();
    whole.putScalar(0, 1, 2);
    assertEquals(whole, SparseHdf5.read(THEIRS, "counts").dense());
  }

  @ParameterizedTest
  @ValueSource(strings = {"noRows", "noColumns"})
  void aMatrixWithoutEntriesKeepsItsShape(String prefix) {
    assertEquals(Nd4j.zeros(2, 3), SparseHdf5.read(THEIRS, prefix).dense());
  }

  @Test
  void whatIsWrittenIsReadWithTheTypeThatItSays() {
    Map<String, Csr> matrices = new LinkedHashMap<>();
    matrices.put("train", Csr.of(DENSE));
    matrices.put("none", Csr.of(Nd4j.zeros(2, 3)));
    Path path = folder.resolve("ours.h5");
    SparseHdf5.write(path, matrices);
    assertEquals(DENSE, SparseHdf5.read(path, "train").dense());
    assertEquals(Nd4j.zeros(2, 3), SparseHdf5.read(path, "none").dense());
    try (Hdf5 file = Hdf5.open(path)) {
      assertEquals("csr_matrix", file.text("none_type").orElseThrow());
      assertEquals(Double.NaN, file.read("none_data").getDouble(0));
    }
  }

  @Test
  void whatCsrPutIntoAFileIsReadAsRows() {
    Path path = folder.resolve("plain.h5");
    Hdf5.write(path, Csr.of(DENSE).arrays("x"));
    assertEquals(DENSE, SparseHdf5.read(path, "x").dense());
  }

  @Test
  void otherTypesAndMissingMatricesAreTold() {
    assertEquals(
        THEIRS + ": \"other\" is a dok_matrix, and a csr_matrix or a csc_matrix was expected",
        assertThrows(DataException.class, () -> SparseHdf5.read(THEIRS, "other")).getMessage());
    assertEquals(
        "there is no array \"nothing_shape\" among []",
        assertThrows(DataException.class, () -> SparseHdf5.read(THEIRS, "nothing")).getMessage());
  }

  @Test
  void onItsSideTwiceIsTheSame() {
    Csr sparse = Csr.of(DENSE);
    assertEquals(DENSE.transpose(), sparse.transposed().dense());
    assertEquals(DENSE, sparse.transposed().transposed().dense());
    assertEquals(0, new Csr(0, new int[] {0, 0}, new int[0], new float[0]).transposed().rows());
  }
}
