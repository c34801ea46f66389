package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

class MnistTest {
  @TempDir Path folder;

  private void write(String name, int... bytes) throws IOException {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    Files.write(folder.resolve(name), content);
  }

  private void writeTwoImages() throws IOException {
    write("t10k-images-idx3-ubyte", 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 254, 255);
    write("t10k-labels-idx1-ubyte", 0, 0, 8, 1, 0, 0, 0, 2, 9, 0);
  }

  @Test
  void imagesAndLabelsComeTogether() throws IOException {
    writeTwoImages();
    Dataset test = FashionMnist.test(folder);
    assertArrayEquals(new float[] {1, 2, 254, 255}, test.x().reshape(4).toFloatVector());
    assertArrayEquals(new int[] {9, 0}, test.y().toIntVector());
    assertEquals(List.of(1, 2), test.imageShape());
    assertEquals("Ankle boot", test.names().get(9));
  }

  @Test
  void aMissingPartIsNamed() throws IOException {
    writeTwoImages();
    var error = assertThrows(DataException.class, () -> Mnist.load(folder));
    assertEquals(
        folder.toAbsolutePath()
            + " has no train-images-idx3-ubyte, plain or with .gz: put the set's IDX files there,"
            + " or name their folder",
        error.getMessage());
  }

  @Test
  void moreImagesThanLabelsAreRefused() throws IOException {
    writeTwoImages();
    write("t10k-labels-idx1-ubyte", 0, 0, 8, 1, 0, 0, 0, 1, 9);
    var error = assertThrows(DataException.class, () -> Mnist.test(folder));
    assertEquals("each of the 2 rows needs one label, and there are 1", error.getMessage());
  }

  /** Figures computed with Python from the same files. */
  @Test
  void realTestImagesAreRead() {
    TestData.folder("mnist").ifPresent(MnistTest::assertRealTestImages);
  }

  private static void assertRealTestImages(Path mnist) {
    Dataset test = Mnist.test(mnist);
    assertArrayEquals(new long[] {10000, 784}, test.x().shape());
    assertEquals(31105, test.x().getRow(1234).sumNumber().doubleValue());
    assertEquals(8, test.y().getInt(1234));
    assertEquals(264923200, test.x().castTo(DataType.DOUBLE).sumNumber().doubleValue());
    int[] counts = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
    assertArrayEquals(counts, test.counts());
  }
}
