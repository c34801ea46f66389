package damo.data;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.zip.ZipException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads matrices from text, plain or gzipped: a line for each row, white space between the numbers,
 * as in {@code .amat} files and what {@code numpy.savetxt} writes. Empty lines and what follows
 * {@code #} are passed over.
 */
public final class TextMatrix {
  private TextMatrix() {}

  /** float64, shape (rows, columns). */
  public static INDArray read(Path file) {
    return read(file, DType.FLOAT64);
  }

  /**
   * The matrix in another type, without a detour through float64 for all of it. Of an integer type
   * or bool, each number must be one of its own.
   *
   * @throws DataException if the file is missing or has no rows, a row has more or fewer numbers
   *     than the first, or something is no number; it names row and column
   */
  public static INDArray read(Path file, DType dtype) {
    List<Value> rows = new ArrayList<>();
    try (InputStream in = Source.open(file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int comment = line.indexOf('#');
        var parts = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
        if (parts.hasMoreTokens()) {
          double[] row = row(parts, file, rows);
          checkFits(row, dtype, file, rows.size());
          rows.add(Value.wrap(DType.FLOAT64, Ints.of(row.length), row).cast(dtype));
        }
      }
    } catch (ZipException | EOFException e) {
      throw new DataException(file + " is damaged: its gzip stream ends early or is corrupt", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stacked(rows, dtype, file);
  }

  private static double[] row(StringTokenizer parts, Path file, List<Value> above) {
    double[] row = new double[parts.countTokens()];
    if (!above.isEmpty() && above.getFirst().size() != row.length) {
      throw new DataException(
          "%s row %d: expected %d numbers as in row 0, found %d"
              .formatted(file, above.size(), above.getFirst().size(), row.length));
    }
    for (int column = 0; column < row.length; column++) {
      String text = parts.nextToken();
      try {
        row[column] = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new DataException(
            "%s row %d, column %d: expected a number, found \"%s\""
                .formatted(file, above.size(), column, text),
            e);
      }
    }
    return row;
  }

  /** Other conversions wrap and round; a number of a file is not to change unseen. */
  private static void checkFits(double[] row, DType dtype, Path file, int number) {
    for (int column = 0; column < row.length && !dtype.isFloat(); column++) {
      double value = row[column];
      if (value != (long) value || !dtype.holds((long) value)) {
        throw new DataException(
            "%s row %d, column %d: %s is no %s".formatted(file, number, column, value, dtype));
      }
    }
  }

  private static INDArray stacked(List<Value> rows, DType dtype, Path file) {
    if (rows.isEmpty()) {
      throw new DataException(file + " has no rows");
    }
    int columns = rows.getFirst().size();
    Value all = Value.zeros(dtype, Ints.of(rows.size(), columns));
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row).array(), 0, all.array(), row * columns, columns);
    }
    return Nd4jBorder.toNd4j(all);
  }
}
