package damo.data;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The lines of one CSV text on their way to a table. */
final class CsvText {
  private final String name;
  private final List<String> columns;
  private double[] values = new double[1 << 10];
  private int size;

  private CsvText(String name, List<String> columns) {
    this.name = name;
    this.columns = columns;
  }

  static Table read(InputStream in, String name, char separator) throws IOException {
    try (CsvReader<CsvRecord> lines = reader(in, separator)) {
      return read(lines.iterator(), name);
    } catch (CsvParseException e) {
      throw new DataException(name + " is no CSV text: " + e.getMessage(), e);
    }
  }

  /** A line too long or too short is complained about here, in words of our own. */
  private static CsvReader<CsvRecord> reader(InputStream in, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static Table read(Iterator<CsvRecord> lines, String name) {
    if (!lines.hasNext()) {
      throw new DataException(name + " is empty: a table has at least one line of numbers");
    }
    CsvRecord first = lines.next();
    boolean isHeader = first.getFields().stream().anyMatch(field -> !isNumber(field));
    var table = new CsvText(name, columns(first, isHeader));
    if (!isHeader) {
      table.add(first);
    }
    lines.forEachRemaining(table::add);
    return table.finish();
  }

  private static List<String> columns(CsvRecord first, boolean isHeader) {
    return isHeader
        ? first.getFields().stream().map(CsvText::withoutMark).map(String::strip).toList()
        : Dataset.numbers(first.getFieldCount());
  }

  /** Spreadsheets like to begin a file with a byte order mark. */
  private static String withoutMark(String field) {
    return field.startsWith("\uFEFF") ? field.substring(1) : field;
  }

  private void add(CsvRecord line) {
    if (line.getFieldCount() != columns.size()) {
      throw new DataException(
          "%s line %d: expected %d values as in the first line, found %d"
              .formatted(name, line.getStartingLineNumber(), columns.size(), line.getFieldCount()));
    }
    for (int column = 0; column < columns.size(); column++) {
      append(number(line, column));
    }
  }

  private double number(CsvRecord line, int column) {
    String field = line.getField(column);
    if (!isNumber(field)) {
      throw new DataException(
          "%s line %d, column %s: expected a number, found \"%s\""
              .formatted(name, line.getStartingLineNumber(), columns.get(column), field));
    }
    return Double.parseDouble(field.strip());
  }

  /** What Java reads as a number, without its type suffixes: 1d and 2F are no data. */
  private static boolean isNumber(String field) {
    String text = withoutMark(field).strip();
    try {
      Double.parseDouble(text);
      return "dDfF".indexOf(text.charAt(text.length() - 1)) < 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void append(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
    }
    values[size++] = value;
  }

  private Table finish() {
    if (size == 0) {
      throw new DataException(name + " has a header and no rows");
    }
    Ints shape = Ints.of(size / columns.size(), columns.size());
    return new Table(columns, Nd4jBorder.toNd4j(DType.FLOAT64, shape, values, 0));
  }
}
