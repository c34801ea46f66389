package damo.data.sequence;

import damo.data.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences that are padded to one length.
 *
 * @param x float32, shape (n, frames, features): zeros after the end of a sequence
 * @param mask float32, shape (n, frames): 1 where a frame is, 0 where padding is
 */
public record SequenceBatch(INDArray x, INDArray mask) {
  public SequenceBatch {
    if (x.rank() != 3 || mask.rank() != 2) {
      throw new DataException(
          "sequences have shape (n, frames, features) and masks (n, frames), not %s and %s"
              .formatted(shape(x), shape(mask)));
    }
    if (x.size(0) != mask.size(0)) {
      throw new DataException(
          "there are %d sequences, and masks for %d".formatted(x.size(0), mask.size(0)));
    }
    if (x.size(1) != mask.size(1)) {
      throw new DataException(
          "the sequences have %d frames, and their masks have %d"
              .formatted(x.size(1), mask.size(1)));
    }
    double[] marks = mask.dup('c').reshape(mask.length()).toDoubleVector();
    int other =
        IntStream.range(0, marks.length)
            .filter(i -> marks[i] != 0 && marks[i] != 1)
            .findFirst()
            .orElse(-1);
    if (other >= 0) {
      throw new DataException(
          "a mask is 1 or 0, and in frame %d of sequence %d it is %s"
              .formatted(other % mask.size(1), other / mask.size(1), marks[other]));
    }
  }

  /**
   * Pads sequences to the longest.
   *
   * @param sequences each of shape (frames, features)
   */
  public static SequenceBatch padded(List<INDArray> sequences) {
    return Sequences.dense(sequences).padded();
  }

  private static String shape(INDArray array) {
    return Arrays.toString(array.shape());
  }

  /** How many sequences there are. */
  public int size() {
    return (int) x.size(0);
  }

  /** How many frames are no padding. */
  public long frames() {
    return mask.sumNumber().longValue();
  }
}
