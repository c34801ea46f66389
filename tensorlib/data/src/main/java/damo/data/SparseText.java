package damo.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads sparse rows from text, plain or gzipped: a first number, then {@code index:value} for each
 * entry. Empty lines and what follows {@code #} are passed over.
 */
public final class SparseText {
  private final Path file;
  private final CsrBuilder rows = new CsrBuilder();
  private double[] firsts = new double[1 << 8];
  private int line;

  private SparseText(Path file) {
    this.file = file;
  }

  /**
   * A file of libsvm: the label of the row stands first, and columns count from 1.
   *
   * @throws DataException if the file is missing or has no rows, or a part of a line is not what it
   *     should be; it names the line
   */
  public static SparseTable labelled(Path file) {
    return new SparseText(file).read(1, SparseText::noCheck);
  }

  /**
   * A file of word counts: how many entries the line has stands first, and columns count from 0.
   *
   * @throws DataException as for {@link #labelled}, and if a line has more or fewer entries than it
   *     says
   */
  public static Csr counted(Path file) {
    return new SparseText(file).read(0, SparseText::checkCount).x();
  }

  private interface Check {
    void row(SparseText text, double first, int entries);
  }

  private static void noCheck(SparseText text, double first, int entries) {}

  private static void checkCount(SparseText text, double first, int entries) {
    if (first != entries) {
      throw text.error("%s entries are announced, and there are %d".formatted(first, entries));
    }
  }

  private SparseTable read(int base, Check check) {
    try (InputStream in = Source.open(file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        String content = text.replaceFirst("#.*", "").strip();
        if (!content.isEmpty()) {
          addRow(content.split("\\s+"), base, check);
        }
      }
    } catch (ZipException | EOFException e) {
      throw new DataException(file + " is damaged: its gzip stream ends early or is corrupt", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.rows() == 0) {
      throw new DataException(file + " has no rows");
    }
    return new SparseTable(rows.build(), Nd4j.createFromArray(Arrays.copyOf(firsts, rows.rows())));
  }

  private void addRow(String[] parts, int base, Check check) {
    int row = rows.rows();
    if (row == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * row);
    }
    firsts[row] = number(parts[0], parts[0]);
    check.row(this, firsts[row], parts.length - 1);
    Arrays.stream(parts).skip(1).forEach(part -> addEntry(part, base));
    rows.endRow();
  }

  private void addEntry(String part, int base) {
    int colon = part.indexOf(':');
    if (colon < 1) {
      throw error("expected index:value, found \"%s\"".formatted(part));
    }
    int column = index(part.substring(0, colon), part) - base;
    if (column < 0) {
      throw error("columns count from %d, found \"%s\"".formatted(base, part));
    }
    rows.add(column, (float) number(part.substring(colon + 1), part));
  }

  private int index(String text, String part) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw error("expected index:value, found \"%s\"".formatted(part));
    }
  }

  private double number(String text, String part) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, together with what is no finite number
    }
    throw error("expected a finite number, found \"%s\"".formatted(part));
  }

  private DataException error(String what) {
    return new DataException("%s line %d: %s".formatted(file, line, what));
  }
}
