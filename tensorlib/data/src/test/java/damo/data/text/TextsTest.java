package damo.data.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.DataException;
import damo.data.TestData;
import damo.data.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class TextsTest {
  private static final List<String> SOME =
      List.of("The cat sat. The cat!", "a dog's life, the dog", "the end");

  @TempDir Path folder;

  @Test
  void wordsAreLowerCaseAndSignsStandAlone() {
    assertEquals(
        List.of("don't", "panic", ":", "42", "élans", "_link_", "!", "!"),
        Words.of("Don't panic: 42 élans _link_!!"));
    assertEquals(List.of(), Words.of(" \n\t"));
  }

  @Test
  void frequentWordsHaveSmallNumbers() {
    Vocabulary vocabulary = Vocabulary.of(SOME, 100);
    assertEquals(2, vocabulary.number("the"));
    assertEquals("cat", vocabulary.word(3));
    assertEquals(Vocabulary.UNKNOWN, vocabulary.number("elephant"));
    assertArrayEquals(new int[] {2, 3, 1}, vocabulary.encode("The cat flew"));
    assertEquals("the cat <unknown>", vocabulary.decode(2, 3, 1, 0, 0));
    assertEquals(4, Vocabulary.of(SOME, 4).size());
    assertEquals(1, Vocabulary.of(SOME, 4).number("dog"));
    assertMessage(
        "a vocabulary of 2 has no words: two numbers are for padding and unknown words",
        () -> Vocabulary.of(SOME, 2));
    assertMessage("word 4 is not one of 0 to 3", () -> Vocabulary.of(SOME, 4).word(4));
  }

  @Test
  void batchesArePaddedUnderAMask() {
    WordRows rows = new WordRows(List.of(new int[] {4, 2, 3}, new int[] {5}), new int[] {1, 0}, 6);
    WordBatch batch = rows.padded();
    assertEquals(Nd4j.createFromArray(new int[][] {{4, 2, 3}, {5, 0, 0}}), batch.words());
    assertEquals(Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 0, 0}}), batch.mask());
    assertArrayEquals(new int[] {1, 0}, batch.y().toIntVector());
    assertEquals(1, rows.sortedByLength().length(0));
    assertEquals(1, rows.shorterThan(3).size());
    try (var feed = rows.feed(1, 1)) {
      assertEquals(2, feed.batches());
      assertEquals(1, feed.next().size());
    }
  }

  @Test
  void labelsWordsAndEmptyTextsOutOfRangeAreNamed() {
    assertMessage(
        "label 2 of text 1 is not one of the 2 classes, whose labels are 0 to 1",
        () -> new Texts(List.of("a", "b"), List.of(0, 2), List.of("x", "y")));
    assertMessage(
        "text 0 has word 9, and the 9 words are 0 to 8",
        () -> new WordRows(List.of(new int[] {9}), new int[] {0}, 9));
    assertMessage("text 0 has no words", () -> new WordRows(List.of(new int[0]), new int[] {0}, 9));
    assertMessage(
        "each of one or more texts needs one label: there are 0 texts and 0 labels",
        () -> new Texts(List.of(), List.of(), List.of("x")));
    assertMessage(
        "each of one or more texts needs one label: there are 0 texts and 0 labels",
        () -> new WordRows(List.of(new int[] {1, 2}), new int[] {0}, 9).shorterThan(2));
  }

  @Test
  void theEmbeddedMailsAreHalfSpam() {
    Texts mails = Texts.spam();
    assertEquals(2000, mails.size());
    assertEquals(1000, mails.labels().stream().filter(label -> label == 1).count());
    assertEquals(List.of("ham", "spam"), mails.names());
    assertEquals(2000, new HashSet<>(mails.texts()).size());
    for (String text : mails.texts()) {
      int words = text.split(" ").length;
      assertTrue(words >= 8 && words <= 100, text);
    }
    Texts mixed = mails.shuffled(1);
    assertEquals(1500, mixed.first(1500).size());
    assertEquals(mixed.texts().get(1500), mixed.after(1500).texts().getFirst());
  }

  /** A test that the words tell the classes apart: naive Bayes with counts plus one. */
  @Test
  void wordsTellSpamFromHam() {
    Texts mixed = Texts.spam().shuffled(1);
    Texts train = mixed.first(1500);
    Texts test = mixed.after(1500);
    Vocabulary vocabulary = Vocabulary.of(train.texts(), 5000);
    double[][] counts = new double[2][vocabulary.size()];
    double[] totals = new double[2];
    for (int i = 0; i < train.size(); i++) {
      int label = train.labels().get(i);
      for (int word : vocabulary.encode(train.texts().get(i))) {
        counts[label][word]++;
        totals[label]++;
      }
    }
    long right =
        IntStream.range(0, test.size())
            .filter(i -> {
              double score = 0;
              for (int word : vocabulary.encode(test.texts().get(i))) {
                score +=
                    Math.log((counts[1][word] + 1) / (totals[1] + vocabulary.size()))
                        - Math.log((counts[0][word] + 1) / (totals[0] + vocabulary.size()));
              }
              return (score > 0 ? 1 : 0) == test.labels().get(i);
            })
            .count();
    assertTrue(right > 0.9 * test.size(), right + " of " + test.size());
  }

  @Test
  void polarityIsReadFromItsFolder() throws IOException {
    Files.write(
        folder.resolve("rt-polarity.neg"), "trite clich\u00e9 .\n\nbad\n".getBytes(ISO_8859_1));
    Files.write(folder.resolve("rt-polarity.pos"), "good\n".getBytes(ISO_8859_1));
    Texts texts = Texts.polarity(folder);
    assertEquals(List.of("trite cliché .", "bad", "good"), texts.texts());
    assertEquals(List.of(0, 0, 1), texts.labels());
    Files.delete(folder.resolve("rt-polarity.pos"));
    assertMessage(
        "there is no file " + folder.resolve("rt-polarity.pos"), () -> Texts.polarity(folder));
  }

  @Test
  void realPolarityHasItsSentences() {
    TestData.folder("sentence-polarity")
        .ifPresent(real -> {
          Texts texts = Texts.polarity(real);
          assertEquals(10662, texts.size());
          assertEquals(5331, texts.labels().stream().filter(label -> label == 1).count());
        });
  }

  @Test
  void picklesOfNumbersAreReadAndCapped() {
    Path file = TestFiles.of("sets/words.pkl");
    WordRows train = WordRows.ofPickle(file, 0, 10);
    assertEquals(3, train.size());
    assertEquals(
        Nd4j.createFromArray(new int[][] {{2, 9, 1}, {3, 0, 0}, {1, 4, 0}}),
        train.padded().words());
    assertArrayEquals(new int[] {1, 0, 1}, train.padded().y().toIntVector());
    assertEquals(1, WordRows.ofPickle(file, 1, 10).size());
    assertMessage(
        file + " has no pair 2 of texts and labels among its 2 objects",
        () -> WordRows.ofPickle(file, 2, 10));
  }

  private static void assertMessage(String message, Executable step) {
    assertEquals(message, assertThrows(DataException.class, step).getMessage());
  }
}
