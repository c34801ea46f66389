package damo.data.sets;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.text.WordRows;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Reviews of films with a verdict each, as numbers of words (A. Maas and others 2011): the pickle
 * {@code imdb.pkl}, in which a half to learn from and a half to be judged by follow each other.
 */
public final class Reviews {
  private Reviews() {}

  /**
   * Reads the pickle. Each part is sorted by length.
   *
   * @param file the pickle, gzipped or not
   * @param validShare the share of the first half that is drawn for validation, between 0 and 1
   * @param vocabulary words from this number on become unknown
   * @param length of the first half, reviews of fewer words are kept
   * @param seed decides what is drawn
   * @throws DataException if the file is missing or holds something else, or a part would be empty
   */
  public static Parts<WordRows> load(
      Path file, double validShare, int vocabulary, int length, long seed) {
    WordRows first = WordRows.ofPickle(file, 0, vocabulary).shorterThan(length);
    int[] order = BatchPlan.shuffled(first.size(), 1, seed).order(0);
    int cut = (int) Math.round(order.length * validShare);
    if (cut < 1 || cut >= order.length) {
      throw new DataException(
          "a share of %s of the %d reviews leaves a part empty"
              .formatted(validShare, order.length));
    }
    return new Parts<>(
            first.rows(IntStream.of(order).skip(cut).toArray()),
            first.rows(IntStream.of(order).limit(cut).toArray()),
            WordRows.ofPickle(file, 1, vocabulary))
        .map(WordRows::sortedByLength);
  }
}
