package damo.data.text;

import damo.data.DataException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words and their numbers. 0 is no word but padding and 1 a word that is not here; the others
 * follow by how often they were seen, and those seen alike by the alphabet.
 */
public final class Vocabulary {
  /** What stands after the end of a text. */
  public static final int PADDING = 0;

  /** Any word that is not in the vocabulary. */
  public static final int UNKNOWN = 1;

  private static final List<String> FIRST = List.of("<padding>", "<unknown>");

  private final List<String> words;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Vocabulary(List<String> words) {
    this.words = words;
    for (int number = FIRST.size(); number < words.size(); number++) {
      numbers.put(words.get(number), number);
    }
  }

  /**
   * The most frequent words of some texts.
   *
   * @param size how many numbers there may be, with the two that are no words
   */
  public static Vocabulary of(List<String> texts, int size) {
    if (size <= FIRST.size()) {
      throw new DataException(
          "a vocabulary of %d has no words: two numbers are for padding and unknown words"
              .formatted(size));
    }
    Map<String, Long> counts =
        texts.stream()
            .flatMap(text -> Words.of(text).stream())
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    Stream<String> frequent =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(size - FIRST.size());
    return new Vocabulary(Stream.concat(FIRST.stream(), frequent).toList());
  }

  /** How many numbers there are. */
  public int size() {
    return words.size();
  }

  /** The number of a word, {@link #UNKNOWN} if it is not here. */
  public int number(String word) {
    return numbers.getOrDefault(word, UNKNOWN);
  }

  /** The word of a number. */
  public String word(int number) {
    if (number < 0 || number >= size()) {
      throw new DataException("word %d is not one of 0 to %d".formatted(number, size() - 1));
    }
    return words.get(number);
  }

  /** The numbers of the words of a text. */
  public int[] encode(String text) {
    return Words.of(text).stream().mapToInt(this::number).toArray();
  }

  /** The words of some numbers, apart by blanks, without padding. */
  public String decode(int... encoded) {
    return java.util.Arrays.stream(encoded)
        .filter(number -> number != PADDING)
        .mapToObj(this::word)
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "Vocabulary: %d words".formatted(size() - FIRST.size());
  }
}
