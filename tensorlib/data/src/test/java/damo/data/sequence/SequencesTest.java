package damo.data.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.Csr;
import damo.data.DataException;
import damo.data.Hdf5;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SequencesTest {
  private static final INDArray LONG = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 2}, {0, 0}});
  private static final INDArray SHORT = Nd4j.createFromArray(new float[][] {{5, 6}});
  private static final INDArray MIDDLE = Nd4j.createFromArray(new float[][] {{0, 7}, {8, 0}});

  private static final List<INDArray> ALL = List.of(LONG, SHORT, MIDDLE);

  @TempDir Path folder;

  @Test
  void paddingIsZerosUnderAMaskOfZeros() {
    for (Sequences sequences : List.of(Sequences.dense(ALL), Sequences.sparse(ALL))) {
      SequenceBatch batch = sequences.padded();
      assertEquals(
          Nd4j.createFromArray(
              new float[][][] {
                {{1, 0}, {0, 2}, {0, 0}}, {{5, 6}, {0, 0}, {0, 0}}, {{0, 7}, {8, 0}, {0, 0}}
              }),
          batch.x());
      assertEquals(
          Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 0, 0}, {1, 1, 0}}), batch.mask());
      assertEquals(6, batch.frames());
      assertEquals(6, sequences.totalFrames());
      assertEquals(LONG, sequences.get(0));
    }
  }

  @Test
  void aBatchIsPaddedToItsOwnLongest() {
    SequenceBatch batch = Sequences.sparse(ALL).padded(2, 1);
    assertEquals(
        Nd4j.createFromArray(new float[][][] {{{0, 7}, {8, 0}}, {{5, 6}, {0, 0}}}), batch.x());
    assertEquals(Nd4j.createFromArray(new float[][] {{1, 1}, {1, 0}}), batch.mask());
  }

  @Test
  void sortedByLengthTheShortestComeFirst() {
    Sequences sorted = Sequences.dense(ALL).sortedByLength();
    assertEquals(List.of(1, 2, 3), IntStream.range(0, 3).map(sorted::length).boxed().toList());
    assertEquals(SHORT, sorted.get(0));
    assertEquals(LONG, sorted.get(2));
  }

  @Test
  void aFeedGivesEachSequenceOnceAnEpoch() {
    Sequences sequences = Sequences.sparse(ALL);
    try (var feed = sequences.feed(2, 1)) {
      long frames = 0;
      for (SequenceBatch batch : feed.epoch()) {
        frames += batch.frames();
      }
      assertEquals(6, frames);
    }
  }

  @Test
  void sequencesComeBackFromAFile() {
    Path file = folder.resolve("s.h5");
    Sequences sorted = Sequences.sparse(ALL).sortedByLength();
    Hdf5.writeCompressed(file, sorted.arrays("train"));
    Sequences read = Sequences.of(Hdf5.readAll(file), "train");
    assertEquals(sorted.padded().x(), read.padded().x());
    assertEquals(sorted.padded().mask(), read.padded().mask());
  }

  @Test
  void noSequencesAndEmptyOnesAreRefused() {
    assertMessage(
        "there are no sequences: a set or a part of one has at least one",
        () -> Sequences.dense(List.of()));
    assertMessage(
        "there are no sequences: a set or a part of one has at least one",
        () -> Sequences.dense(ALL).rows());
    assertMessage(
        "sequence 1 has no frames",
        () -> Sequences.dense(List.of(LONG, Nd4j.create(DataType.FLOAT, 0, 2))));
    assertMessage("sequence 3 is not one of 0 to 2", () -> Sequences.dense(ALL).padded(3));
  }

  @Test
  void otherFeaturesAndNanAreNamed() {
    assertMessage(
        "sequence 1 has shape [1, 3], and each has shape (frames, 2)",
        () -> Sequences.dense(List.of(LONG, Nd4j.zeros(1, 3))));
    INDArray holed = MIDDLE.dup();
    holed.putScalar(1, 0, Float.NaN);
    assertMessage(
        "feature 0 of frame 1 of sequence 1 is NaN: clean the data before it is trained on",
        () -> Sequences.sparse(List.of(LONG, holed)));
  }

  @Test
  void lengthsMustFitTheRows() {
    assertMessage(
        "the sequences have 3 frames together, and there are 2",
        () -> Sequences.ofRows(Csr.of(MIDDLE), 1, 2));
    assertTrue(
        assertThrows(DataException.class, () -> Sequences.of(Map.of(), "x"))
            .getMessage()
            .contains("\"x_lengths\""));
  }

  @Test
  void aSequenceLongerThanItsMaskIsRefused() {
    assertMessage(
        "the sequences have 5 frames, and their masks have 4",
        () -> new SequenceBatch(Nd4j.zeros(2, 5, 3), Nd4j.ones(2, 4)));
    assertMessage(
        "there are 2 sequences, and masks for 3",
        () -> new SequenceBatch(Nd4j.zeros(2, 5, 3), Nd4j.ones(3, 5)));
    INDArray half = Nd4j.ones(2, 5);
    half.putScalar(1, 3, 0.5);
    assertMessage(
        "a mask is 1 or 0, and in frame 3 of sequence 1 it is 0.5",
        () -> new SequenceBatch(Nd4j.zeros(2, 5, 3), half));
    assertMessage(
        "sequences have shape (n, frames, features) and masks (n, frames), not [2, 5] and [2, 5]",
        () -> new SequenceBatch(Nd4j.zeros(2, 5), half));
  }

  @Test
  void pairsThatAreNotThereAreRefused() {
    Pairs pairs = new Pairs(Nd4j.ones(3, 2), Nd4j.ones(3, 1));
    assertMessage("no pairs were chosen: there is at least one", () -> pairs.range(1, 1));
    assertMessage("pair 3 is not one of 0 to 2", () -> pairs.range(1, 9));
    assertMessage("pair -1 is not one of 0 to 2", () -> pairs.rows(-1));
  }

  @Test
  void sequencesAreDescribed() {
    assertEquals(
        "Sequences: 3 of up to 3 frames with 2 features, 6 frames in all",
        Sequences.dense(ALL).toString());
  }

  private static void assertMessage(String message, Executable step) {
    assertEquals(message, assertThrows(DataException.class, step).getMessage());
  }
}
