package damo.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Reads tables of numbers from CSV files in UTF-8, plain or gzipped. When a value of the first line
 * is no number, that line names the columns. Quotes, empty lines and line ends of all kinds are
 * understood.
 */
public final class Csv {
  private Csv() {}

  /**
   * Reads a file whose values stand apart by commas.
   *
   * @throws DataException if the file is missing or has no rows, a line has more or fewer values
   *     than the first, or a value is no number; it names the line
   */
  public static Table read(Path file) {
    return read(file, ',');
  }

  /** Like {@link #read(Path)}, with another separator. */
  public static Table read(Path file, char separator) {
    try (InputStream in = Source.open(file)) {
      return CsvText.read(in, file.toString(), separator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
