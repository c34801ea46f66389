package damo.data.text;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Texts that are padded to one length.
 *
 * @param words int32, shape (n, longest): numbers of words, 0 after the end of a text
 * @param mask float32, shape (n, longest): 1 where a word is, 0 where padding is
 * @param y int32, shape (n): the labels
 */
public record WordBatch(INDArray words, INDArray mask, INDArray y) {
  /** How many texts there are. */
  public int size() {
    return (int) words.size(0);
  }
}
