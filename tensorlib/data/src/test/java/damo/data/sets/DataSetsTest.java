package damo.data.sets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.DataException;
import damo.data.Dataset;
import damo.data.TestData;
import damo.data.TestFiles;
import damo.data.fetch.Download;
import damo.data.fetch.FetchProgress;
import damo.data.fetch.Places;
import damo.data.sequence.Sequences;
import damo.data.text.WordRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class DataSetsTest {
  @TempDir Path folder;

  private Places places() {
    return new Places(List.of(folder));
  }

  private Path copy(String resource, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.copy(TestFiles.of("sets/" + resource), file);
  }

  private void idx(String name, int first, int... rest) throws IOException {
    Path file = folder.resolve("mnist").resolve(name);
    Files.createDirectories(file.getParent());
    boolean isImages = name.contains("images");
    int count = rest.length / (isImages ? 4 : 1);
    ByteBuffer bytes = ByteBuffer.allocate(16 + rest.length);
    bytes.putInt(first).putInt(count);
    if (isImages) {
      bytes.putInt(2).putInt(2);
    }
    Arrays.stream(rest).forEach(value -> bytes.put((byte) value));
    Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
  }

  private void mnist(int... trainLabels) throws IOException {
    int[] pixels = new int[4 * trainLabels.length];
    Arrays.setAll(pixels, i -> i / 4 * 51);
    idx("train-images-idx3-ubyte", 0x803, pixels);
    idx("train-labels-idx1-ubyte", 0x801, trainLabels);
    idx("t10k-images-idx3-ubyte", 0x803, 255, 0, 0, 255);
    idx("t10k-labels-idx1-ubyte", 0x801, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "minst,mnist",
    "MNIST,mnist",
    "fashionmnist,fashion_mnist",
    "cifar-10,cifar10",
    "jsb_sorted,jsb-sorted",
    "muse-data,musedata",
    "synthetic99,synthetic9",
  })
  void anUnknownSetIsToldTheNearestAndAll(String wrong, String nearest) {
    assertMessage(
        "there is no data set \"%s\"; did you mean \"%s\"? The sets are %s"
            .formatted(wrong, nearest, String.join(", ", DataSets.names())),
        () -> DataSets.load(wrong, places()));
  }

  @Test
  void digitsNeedNoFiles() {
    PointData digits = DataSets.points("digits", places());
    assertEquals("digits: 1438, 181 and 178 rows of 64 features, image", digits.toString());
    assertEquals(1, digits.parts().train().maxNumber().doubleValue());
    PointData binary = DataSets.points("binarized_digits", places());
    INDArray bits = binary.parts().test();
    assertEquals(bits.mul(bits), bits);
    assertEquals(ValueKind.BINARY, binary.kind());
  }

  @Test
  void theMapHasWhatTheOriginalsHad() {
    Map<String, Object> map = DataSets.load("digits", places()).map();
    assertEquals(
        List.of(
            "train",
            "valid",
            "test",
            "train_y",
            "valid_y",
            "test_y",
            "label_names",
            "dim_observations",
            "hasMasks",
            "data_type"),
        List.copyOf(map.keySet()));
    assertEquals(64, map.get("dim_observations"));
    assertEquals("image", map.get("data_type"));
    assertEquals(false, map.get("hasMasks"));
  }

  @Test
  void mnistIsScaledAndCutAndKeptAsHdf5() throws IOException {
    mnist(0, 1, 2, 3, 4, 5);
    Parts<Dataset> parts = DataSets.points("mnist", places()).datasets();
    assertEquals(5, parts.train().size());
    assertArrayEquals(new int[] {5}, parts.valid().y().toIntVector());
    assertArrayEquals(new float[] {1, 1, 1, 1}, parts.valid().x().getRow(0).toFloatVector());
    assertArrayEquals(new float[] {1, 0, 0, 1}, parts.test().x().getRow(0).toFloatVector());
    assertEquals(List.of(2, 2), parts.test().imageShape());
    assertTrue(Files.exists(folder.resolve("mnist/proc-mnist.h5")));
  }

  @Test
  void theKeptCopyIsUsedUntilARawFileChanges() throws IOException {
    mnist(0, 1, 2, 3, 4, 5);
    DataSets.load("mnist", places());
    Path kept = folder.resolve("mnist/proc-mnist.h5");
    FileTime made = Files.getLastModifiedTime(kept);
    Files.setLastModifiedTime(kept, FileTime.fromMillis(made.toMillis() - 60_000));
    FileTime marked = Files.getLastModifiedTime(kept);
    DataSets.load("mnist", places());
    assertEquals(marked, Files.getLastModifiedTime(kept));

    mnist(9, 9, 9, 9, 9, 9);
    Path labels = folder.resolve("mnist/train-labels-idx1-ubyte");
    Files.setLastModifiedTime(labels, FileTime.fromMillis(made.toMillis() + 60_000));
    Parts<Dataset> parts = DataSets.points("mnist", places()).datasets();
    assertArrayEquals(new int[] {9, 9, 9, 9, 9}, parts.train().y().toIntVector());
    assertTrue(Files.getLastModifiedTime(kept).compareTo(marked) > 0);
  }

  @Test
  void aDamagedCopyIsMadeAnew() throws IOException {
    mnist(0, 1, 2, 3, 4, 5);
    Path kept = Files.writeString(folder.resolve("mnist/proc-mnist.h5"), "no HDF5");
    assertEquals(5, DataSets.points("mnist", places()).parts().train().rows());
    assertTrue(Files.size(kept) > 100);
  }

  @Test
  void mnistComesOfItsPickleToo() throws IOException {
    copy("mnist.pkl.gz", "mnist/mnist.pkl.gz");
    Parts<Dataset> parts = DataSets.points("mnist", places()).datasets();
    assertEquals(3, parts.train().size());
    assertArrayEquals(new int[] {7, 8}, parts.valid().y().toIntVector());
    assertEquals(11 / 12f, parts.train().x().getFloat(2, 3));
    assertEquals(List.of(2, 2), parts.test().imageShape());
  }

  @Test
  void reviewsAreCutCappedAndSorted() {
    Path file = TestFiles.of("sets/words.pkl");
    Parts<WordRows> reviews = Reviews.load(file, 0.5, 10, 3, 1);
    assertEquals(1, reviews.train().size());
    assertEquals(1, reviews.valid().size());
    assertEquals(3, reviews.train().length(0) + reviews.valid().length(0));
    assertEquals(2, reviews.test().length(0));
    Parts<WordRows> more = Reviews.load(file, 0.4, 10, 100, 1);
    assertTrue(more.train().length(0) <= more.train().length(1));
    assertMessage(
        "a share of 0.1 of the 2 reviews leaves a part empty",
        () -> Reviews.load(file, 0.1, 10, 3, 1));
  }

  @Test
  void labelsOutOfRangeAreNamed() throws IOException {
    mnist(0, 1, 2, 10, 4, 5);
    assertMessage(
        "label 10 of row 3 is not one of the 10 classes, whose labels are 0 to 9",
        () -> DataSets.load("mnist", places()));
  }

  @Test
  void anEmptyPartIsRefused() throws IOException {
    mnist();
    assertThrows(DataException.class, () -> DataSets.load("mnist", places()));
    assertMessage(
        "the part \"valid\" of \"own\" has no rows",
        () ->
            PointData.unlabelled(
                "own",
                ValueKind.REAL,
                new Parts<>(
                    org.nd4j.linalg.factory.Nd4j.zeros(2, 3),
                    org.nd4j.linalg.factory.Nd4j.create(0, 3),
                    org.nd4j.linalg.factory.Nd4j.zeros(2, 3))));
  }

  @Test
  void missingFilesAreToldWithWhatToPutWhere() throws IOException {
    mnist(0, 1, 2, 3, 4, 5);
    Files.delete(folder.resolve("mnist/t10k-labels-idx1-ubyte"));
    assertMessage(
        "the files of \"mnist\" are not all there: put train-images-idx3-ubyte.gz,"
            + " train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz into "
            + folder.resolve("mnist")
            + ", or fetch the set once with DataSets.download(\"mnist\")",
        () -> DataSets.load("mnist", places()));
    assertTrue(
        assertThrows(DataException.class, () -> DataSets.load("jsb", places()))
            .getMessage()
            .endsWith("DataSets.download(\"jsb\")"));
  }

  @Test
  void binarizedMnistHasNoLabels() throws IOException {
    for (String part : List.of("train", "valid", "test")) {
      Files.writeString(
          folder.resolve("binarized_mnist_" + part + ".amat"),
          part.equals("train") ? "0 1 1\n1 0 0\n" : "1 1 1\n");
    }
    PointData data = DataSets.points("binarized_mnist", places());
    assertArrayEquals(new float[] {0, 1, 1}, data.parts().train().getRow(0).toFloatVector());
    assertEquals(3, data.dimObservations());
    assertFalse(data.map().containsKey("train_y"));
    assertMessage("the rows of \"binarized_mnist\" have no labels", data::datasets);
    Files.writeString(folder.resolve("binarized_mnist_test.amat"), "2 1 1\n");
    assertMessage(
        folder.resolve("binarized_mnist_test.amat") + " has numbers other than 0 and 1",
        () -> DataSets.load("binarized_mnist", places()));
  }

  @Test
  void cifarComesOfItsArchive() throws IOException {
    copy("cifar-10-python.tar.gz", "cifar10/cifar-10-python.tar.gz");
    for (int pass = 0; pass < 2; pass++) { // of the archive, then of the copy
      Parts<Dataset> parts = DataSets.points("cifar10", places()).datasets();
      assertEquals(18, parts.train().size());
      assertEquals(2, parts.valid().size());
      assertArrayEquals(new int[] {0, 1, 2}, parts.test().y().toIntVector());
      assertEquals(List.of(3, 32, 32), parts.test().imageShape());
      assertEquals("truck", parts.test().names().get(9));
      for (Dataset part : List.of(parts.train(), parts.valid())) {
        for (int row = 0; row < part.size(); row++) {
          int number = Math.round(part.x().getFloat(row, 3071) * 255);
          assertEquals(number % 10, part.y().getInt(row));
        }
      }
    }
  }

  @Test
  void aDamagedArchiveIsNamed() throws IOException {
    Path archive = copy("cifar-10-python.tar.gz", "cifar-10-python.tar.gz");
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertMessage(
        archive + " is cut short or damaged: fetch it again",
        () -> DataSets.load("cifar10", places()));
    Files.writeString(archive, "x".repeat(2000));
    assertMessage(archive + " is no tar archive", () -> DataSets.load("cifar10", places()));
  }

  @Test
  void musicComesOfPicklesOfPitches() throws IOException {
    copy("Nottingham.pickle", "polyphonic/Nottingham.pickle");
    SequenceData music = DataSets.sequences("nottingham", places());
    Sequences train = music.parts().train();
    assertEquals(2, train.size());
    INDArray first = train.get(0);
    assertArrayEquals(new long[] {3, 88}, first.shape());
    assertEquals(2, first.getRow(0).sumNumber().intValue());
    assertEquals(1, first.getFloat(0, 60 - 21));
    assertEquals(1, first.getFloat(2, 0));
    assertEquals(1, train.get(1).getFloat(0, 87));
    assertEquals(2, music.parts().test().get(0).sumNumber().intValue());
    assertTrue(music.hasMasks());
    SequenceData sorted = DataSets.sequences("nottingham-sorted", places());
    assertEquals(1, sorted.parts().train().length(0));
    assertEquals(3, sorted.parts().train().length(1));
    Map<String, Object> map = music.map();
    assertArrayEquals(new long[] {2, 3, 88}, ((INDArray) map.get("train")).shape());
    assertArrayEquals(new long[] {2, 3}, ((INDArray) map.get("mask_train")).shape());
    assertEquals(0, map.get("dim_actions"));
    assertEquals("binary", map.get("data_type"));
  }

  @Test
  void pointsAndSequencesAreNotTakenForEachOther() {
    assertMessage(
        "\"digits\" is a set of points, and sequences were asked for",
        () -> DataSets.sequences("digits", places()));
  }

  /** Counts as the paper's data have them, computed with SciPy from the same files. */
  @ParameterizedTest
  @CsvSource({
    "jsb,229,129,13807,53824,77,160,4725",
    "nottingham,694,1788,176561,699403,170,1793,44463",
    "musedata,524,3457,245202,856543,124,4273,64339",
    "piano,87,3857,75911,231089,25,2645,19036",
  })
  void realMusicIsFetchedAndHasItsCounts(
      String name,
      int sequences,
      int longest,
      int frames,
      int notes,
      int testSequences,
      int testLongest,
      int testFrames) {
    TestData.folder("polyphonic")
        .ifPresent(source -> {
          var mirror = new Download(List.of(source.toUri()), FetchProgress.SILENT);
          assertEquals(1, DataSets.download(name, places(), mirror).size());
          SequenceData music = DataSets.sequences(name, places());
          Sequences train = music.parts().train();
          assertEquals(sequences, train.size());
          assertEquals(longest, train.longest());
          assertEquals(frames, train.totalFrames());
          Sequences test = music.parts().test();
          assertEquals(testSequences, test.size());
          assertEquals(testLongest, test.longest());
          assertEquals(testFrames, test.totalFrames());
          assertEquals(notes, train.arrays("x").get("x_data").length());
          assertEquals(music.toString(), DataSets.load(name, places()).toString());
        });
  }

  private static void assertMessage(String message, Executable step) {
    assertEquals(message, assertThrows(DataException.class, step).getMessage());
  }
}
