package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The files were written by NumPy: src/test/python/npy_files.py. */
class NpzTest {
  @TempDir Path folder;

  private static final INDArray W = Nd4j.createFromArray(new float[][] {{0, 1, 2}, {3, 4, 5}});

  @ParameterizedTest
  @ValueSource(strings = {"stored", "deflated", "zip64"})
  void filesOfNumpyAreRead(String name) {
    Map<String, INDArray> arrays = Npz.read(TestFiles.of("npz/" + name + ".npz"));
    assertEquals(W, arrays.get("W"));
    if (!name.equals("zip64")) {
      assertEquals(List.of("W", "b"), List.copyOf(arrays.keySet()));
      assertEquals(DataType.LONG, arrays.get("b").dataType());
      assertArrayEquals(new long[] {1, 2, 3}, arrays.get("b").toLongVector());
    }
  }

  @Test
  void arraysComeBackInTheirOrderStoredOrDeflated() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("opt_m_W", W);
    arrays.put("empty", Nd4j.create(DataType.FLOAT, 0, 3));
    arrays.put("lr", Nd4j.scalar(0.5));
    Path stored = folder.resolve("stored.npz");
    Path deflated = folder.resolve("deep/er/deflated.npz");
    Npz.write(stored, arrays);
    Npz.writeCompressed(deflated, arrays);
    for (Path file : List.of(stored, deflated)) {
      Map<String, INDArray> read = Npz.read(file);
      assertEquals(List.copyOf(arrays.keySet()), List.copyOf(read.keySet()));
      assertEquals(W, read.get("opt_m_W"));
      assertArrayEquals(new long[] {0, 3}, read.get("empty").shape());
      assertEquals(0, read.get("lr").rank());
      assertEquals(0.5, read.get("lr").getDouble());
    }
  }

  @Test
  void theSameArraysMakeTheSameBytes() throws IOException {
    Npz.writeCompressed(folder.resolve("a.npz"), Map.of("W", W));
    Npz.writeCompressed(folder.resolve("b.npz"), Map.of("W", W));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.npz")), Files.readAllBytes(folder.resolve("b.npz")));
  }

  @Test
  void oneArrayIsReadByNameAndAMissingOneIsNamed() {
    Path file = TestFiles.of("npz/stored.npz");
    assertEquals(W, Npz.read(file, "W"));
    String message = assertThrows(DataException.class, () -> Npz.read(file, "U")).getMessage();
    assertEquals(file + " has no array \"U\" among [W, b]", message);
  }

  @Test
  void aDamagedArrayIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(TestFiles.of("npz/deflated.npz"));
    bytes[60] ^= 0x55;
    Path file = Files.write(folder.resolve("damaged.npz"), bytes);
    String message = assertThrows(DataException.class, () -> Npz.read(file)).getMessage();
    assertTrue(message.startsWith(file + ", array \"W\","), message);
  }

  @Test
  void aNumberThatHasChangedInTheFileIsNoticed() throws IOException {
    Path file = folder.resolve("flipped.npz");
    Npz.write(file, Map.of("W", W));
    byte[] bytes = Files.readAllBytes(file);
    int numbers = 30 + "W.npy".length() + 128; // behind the heads of ZIP and NPY
    bytes[numbers + 23] ^= 1; // the last byte of the last of six
    Files.write(file, bytes);
    String message = assertThrows(DataException.class, () -> Npz.read(file)).getMessage();
    assertEquals(file + ", array \"W\", is damaged: its checksum is another", message);
  }

  @Test
  void cutShortAndForeignFilesAreRefused() throws IOException {
    Path cut = TestFiles.cut("npz/stored.npz", folder, -30);
    String message = assertThrows(DataException.class, () -> Npz.read(cut)).getMessage();
    assertTrue(message.startsWith(cut + " is no NPZ file, or is cut short"), message);
    Path foreign = Files.writeString(folder.resolve("foreign.npz"), "nothing of the kind");
    assertThrows(DataException.class, () -> Npz.read(foreign));
    assertThrows(DataException.class, () -> Npz.read(folder.resolve("nowhere.npz")));
  }
}
