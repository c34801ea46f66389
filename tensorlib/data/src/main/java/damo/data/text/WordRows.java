package damo.data.text;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.Feed;
import damo.data.Pickles;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** Texts as numbers of words, with a label each; padded when a batch is made. */
public final class WordRows {
  private final List<int[]> rows;
  private final int[] labels;
  private final int vocabulary;

  /**
   * Checks and keeps the arrays.
   *
   * @param rows the words of each text, none without words
   * @param labels as many as rows
   * @param vocabulary all numbers are less than this
   */
  public WordRows(List<int[]> rows, int[] labels, int vocabulary) {
    this.rows = List.copyOf(rows);
    this.labels = labels;
    this.vocabulary = vocabulary;
    if (rows.isEmpty() || rows.size() != labels.length) {
      throw new DataException(
          "each of one or more texts needs one label: there are %d texts and %d labels"
              .formatted(rows.size(), labels.length));
    }
    for (int row = 0; row < rows.size(); row++) {
      check(row);
    }
  }

  private void check(int row) {
    int[] words = rows.get(row);
    if (words.length == 0) {
      throw new DataException("text " + row + " has no words");
    }
    for (int word : words) {
      if (word < 0 || word >= vocabulary) {
        throw new DataException(
            "text %d has word %d, and the %d words are 0 to %d"
                .formatted(row, word, vocabulary, vocabulary - 1));
      }
    }
  }

  /**
   * Texts that a pickle holds as (list of lists of numbers, list of labels), as {@code imdb.pkl}
   * does, which has two such pairs one after another.
   *
   * @param place which of the pairs, from 0 on
   * @param vocabulary numbers from here on become {@link Vocabulary#UNKNOWN}
   */
  public static WordRows ofPickle(Path file, int place, int vocabulary) {
    List<?> pairs = Pickles.readAll(file);
    if (place < pairs.size()
        && pairs.get(place) instanceof List<?> pair
        && pair.size() == 2
        && pair.getFirst() instanceof List<?> texts
        && pair.getLast() instanceof List<?> labels) {
      return new WordRows(
          texts.stream().map(text -> capped(text, vocabulary, file)).toList(),
          numbers(labels, file),
          vocabulary);
    }
    throw new DataException(
        "%s has no pair %d of texts and labels among its %d objects"
            .formatted(file, place, pairs.size()));
  }

  private static int[] capped(Object text, int vocabulary, Path file) {
    if (!(text instanceof List<?> words)) {
      throw new DataException(file + " has a text that is no list of numbers");
    }
    return IntStream.of(numbers(words, file))
        .map(word -> word < vocabulary ? word : Vocabulary.UNKNOWN)
        .toArray();
  }

  private static int[] numbers(List<?> list, Path file) {
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(list.get(i) instanceof Number number)) {
        throw new DataException(file + " has " + list.get(i) + " where a number should be");
      }
      numbers[i] = number.intValue();
    }
    return numbers;
  }

  /** How many texts there are. */
  public int size() {
    return rows.size();
  }

  /** How many words text {@code row} has. */
  public int length(int row) {
    return rows.get(row).length;
  }

  /** All words are less than this. */
  public int vocabulary() {
    return vocabulary;
  }

  /** These texts, in this order. */
  public WordRows rows(int... chosen) {
    return new WordRows(
        IntStream.of(chosen).mapToObj(rows::get).toList(),
        IntStream.of(chosen).map(row -> labels[row]).toArray(),
        vocabulary);
  }

  /** Those with fewer than {@code length} words. */
  public WordRows shorterThan(int length) {
    return rows(IntStream.range(0, size()).filter(row -> length(row) < length).toArray());
  }

  /** The shortest first; those of one length in the order they had. */
  public WordRows sortedByLength() {
    return rows(
        IntStream.range(0, size())
            .boxed()
            .sorted(Comparator.comparingInt(this::length))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /** All texts, padded to the longest. */
  public WordBatch padded() {
    return padded(IntStream.range(0, size()).toArray());
  }

  /** Some texts, padded to the longest of them. */
  public WordBatch padded(int... chosen) {
    int longest = IntStream.of(chosen).map(this::length).max().orElse(0);
    Value words = Value.zeros(DType.INT32, Ints.of(chosen.length, longest));
    Value mask = Value.zeros(DType.FLOAT32, Ints.of(chosen.length, longest));
    for (int i = 0; i < chosen.length; i++) {
      int[] row = rows.get(chosen[i]);
      System.arraycopy(row, 0, words.array(), i * longest, row.length);
      Arrays.fill((float[]) mask.array(), i * longest, i * longest + row.length, 1);
    }
    return new WordBatch(
        Nd4jBorder.toNd4j(words),
        Nd4jBorder.toNd4j(mask),
        Nd4j.createFromArray(IntStream.of(chosen).map(row -> labels[row]).toArray()));
  }

  /** Padded batches, shuffled anew in each epoch. */
  public Feed<WordBatch> feed(int batchSize, long seed) {
    return new Feed<>(BatchPlan.shuffled(size(), batchSize, seed), this::padded);
  }

  @Override
  public String toString() {
    return "WordRows: %d texts of up to %d words out of %d"
        .formatted(
            size(), IntStream.range(0, size()).map(this::length).max().orElse(0), vocabulary);
  }
}
