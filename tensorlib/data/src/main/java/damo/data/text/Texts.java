package damo.data.text;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.Digits;
import damo.data.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Texts with a class each.
 *
 * @param texts one or more
 * @param labels the class of each, from 0 on
 * @param names what the classes are called
 */
public record Texts(List<String> texts, List<Integer> labels, List<String> names) {
  private static final String SPAM = "spam.tsv.gz";

  public Texts {
    texts = List.copyOf(texts);
    labels = List.copyOf(labels);
    names = List.copyOf(names);
    if (texts.isEmpty() || texts.size() != labels.size()) {
      throw new DataException(
          "each of one or more texts needs one label: there are %d texts and %d labels"
              .formatted(texts.size(), labels.size()));
    }
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i) < 0 || labels.get(i) >= names.size()) {
        throw new DataException(
            "label %d of text %d is not one of the %d classes, whose labels are 0 to %d"
                .formatted(labels.get(i), i, names.size(), names.size() - 1));
      }
    }
  }

  /**
   * 2,000 mails that come with Damo, half of them spam (SpamAssassin public corpus, public domain;
   * the resource NOTICE tells more). Each has up to 100 words; what names somebody is replaced.
   */
  public static Texts spam() {
    try (InputStream raw = Objects.requireNonNull(Digits.class.getResourceAsStream(SPAM))) {
      List<String> texts = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      for (String line : lines(Source.plain(raw), StandardCharsets.UTF_8)) {
        labels.add(Integer.valueOf(line.substring(0, line.indexOf('\t'))));
        texts.add(line.substring(line.indexOf('\t') + 1));
      }
      return new Texts(texts, labels, List.of("ham", "spam"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sentences of film reviews (B. Pang, L. Lee 2005): the lines of {@code rt-polarity.neg} and
   * {@code rt-polarity.pos} in a folder.
   *
   * @throws DataException if a file is missing
   */
  public static Texts polarity(Path folder) {
    return files(
        List.of("negative", "positive"),
        List.of(folder.resolve("rt-polarity.neg"), folder.resolve("rt-polarity.pos")),
        StandardCharsets.ISO_8859_1);
  }

  /** A file for each class with a text in each line; empty lines are passed over. */
  public static Texts files(List<String> names, List<Path> files, Charset charset) {
    if (names.size() != files.size()) {
      throw new DataException(
          "there are %d classes and %d files".formatted(names.size(), files.size()));
    }
    List<String> texts = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < files.size(); label++) {
      try (InputStream in = Source.open(files.get(label))) {
        List<String> lines = lines(in, charset);
        texts.addAll(lines);
        labels.addAll(Collections.nCopies(lines.size(), label));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Texts(texts, labels, names);
  }

  private static List<String> lines(InputStream in, Charset charset) {
    return new BufferedReader(new InputStreamReader(in, charset))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** How many texts there are. */
  public int size() {
    return texts.size();
  }

  /** These texts, in this order. */
  public Texts rows(int... rows) {
    return new Texts(
        IntStream.of(rows).mapToObj(texts::get).toList(),
        IntStream.of(rows).mapToObj(labels::get).toList(),
        names);
  }

  /**
   * The same texts in another order, which follows from the seed. Cut it with {@link #first} and
   * {@link #after}.
   */
  public Texts shuffled(long seed) {
    return rows(BatchPlan.shuffled(size(), 1, seed).order(0));
  }

  /** The first {@code count} texts. */
  public Texts first(int count) {
    return rows(IntStream.range(0, count).toArray());
  }

  /** All but the first {@code count} texts. */
  public Texts after(int count) {
    return rows(IntStream.range(count, size()).toArray());
  }

  /** The numbers of their words. */
  public WordRows encode(Vocabulary vocabulary) {
    return new WordRows(
        texts.stream().map(vocabulary::encode).toList(),
        labels.stream().mapToInt(Integer::intValue).toArray(),
        vocabulary.size());
  }

  @Override
  public String toString() {
    return "Texts: %d of the classes %s".formatted(size(), names);
  }
}
