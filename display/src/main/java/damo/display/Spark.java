package damo.display;

import damo.display.chart.Bars;
import damo.display.chart.SparkPicture;
import damo.display.chart.Thin;
import damo.display.number.Fmt;
import damo.display.number.Values;
import damo.display.number.Words;
import damo.display.part.Cell;
import damo.display.part.Part;
import damo.display.part.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Bars one line high. {@link #prob} is for probabilities, on a fixed scale from 0 to 1, so that two
 * of them compare; {@link #bars} fits its scale to the numbers. Nine levels, NaN is {@code ×}, and
 * what lies outside the scale is clamped. {@code toString()} is the text, a cell shows the picture.
 */
public final class Spark implements Showable {
  private final double[][] rows;
  private final double min;
  private final double max;
  private final String gap;
  private final List<String> labels;
  private final List<String> names;

  private Spark(
      double[][] rows,
      double min,
      double max,
      String gap,
      List<String> labels,
      List<String> names) {
    this.rows = rows;
    this.min = min;
    this.max = max;
    this.gap = gap;
    this.labels = labels;
    this.names = names;
  }

  /**
   * Probabilities, one line for each distribution.
   *
   * @param p distributions: arrays, lists or {@code INDArray}s, a matrix with one to a row, or
   *     plain numbers
   */
  public static Spark prob(Object... p) {
    return new Spark(rows(p), 0, 1, " ", List.of(), List.of());
  }

  /** Probabilities, a distribution to a row. */
  public static Spark prob(double[][] p) {
    return prob((Object) p);
  }

  /**
   * Bars from zero to the largest value; a row for each array, all on one scale. Over 80 numbers
   * are averaged down to 80.
   */
  public static Spark bars(Object... v) {
    double[][] rows = Arrays.stream(rows(v)).map(r -> Thin.atMost(r, 80)).toArray(double[][]::new);
    double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new Spark(rows, Bars.low(all), Bars.high(all), "", List.of(), List.of());
  }

  /** Bars on one scale, a line to a row. */
  public static Spark bars(double[][] v) {
    return bars((Object) v);
  }

  private static double[][] rows(Object[] args) {
    if (args.length > 0 && Arrays.stream(args).allMatch(Number.class::isInstance)) {
      return new double[][] {Values.flat(args)};
    }
    return Arrays.stream(args)
        .flatMap(a -> Arrays.stream(Values.of(a).rows()))
        .toArray(double[][]::new);
  }

  /** The same bars on another scale. */
  public Spark scale(double min, double max) {
    return new Spark(rows, min, max, gap, labels, names);
  }

  /** Names of the bars, such as the classes of a distribution. */
  public Spark labels(Object... labels) {
    return new Spark(rows, min, max, gap, Words.of(labels), names);
  }

  /** Names of the rows, such as the samples. */
  public Spark names(Object... names) {
    return new Spark(rows, min, max, gap, labels, Words.of(names));
  }

  private String line(double[] row) {
    return Bars.line(row, min, max, gap);
  }

  /** The lines without names or labels: {@code "▂ █ ▁"}. */
  @Override
  public String toString() {
    return String.join("\n", Arrays.stream(rows).map(this::line).toList());
  }

  /** Each row with its name, its bars and, when the bars have names, the largest of them. */
  @Override
  public Part part() {
    if (names.isEmpty() && labels.isEmpty() && rows.length == 1) {
      return picture(rows[0]);
    }
    Table table = new Table(List.of(), List.of(), "");
    for (int i = 0; i < rows.length; i++) {
      table = table.row(cells(i).toArray());
    }
    return table;
  }

  private List<Cell> cells(int i) {
    List<Cell> cells = new ArrayList<>();
    if (!names.isEmpty()) {
      cells.add(Cell.left(i < names.size() ? names.get(i) : ""));
    }
    cells.add(cell(i));
    if (!labels.isEmpty()) {
      int top = argmax(rows[i]);
      cells.add(Cell.left(top < 0 ? "nan" : label(top) + " " + value(rows[i][top])));
    }
    return cells;
  }

  /** The only row, for a table. */
  Cell cell() {
    return cell(0);
  }

  private Cell cell(int i) {
    return Cell.of(picture(rows[i])).titled(title(rows[i]));
  }

  private Part picture(double[] row) {
    double bar = Math.clamp(240.0 / Math.max(1, row.length), 2, 10);
    return SparkPicture.of(row, min, max, bar, gap.isEmpty() ? -1 : argmax(row), line(row));
  }

  private String title(double[] row) {
    return String.join(
        ", ",
        IntStream.range(0, Math.min(row.length, 40))
            .mapToObj(k -> label(k) + ": " + Fmt.num(row[k], 3))
            .toList());
  }

  /** Probabilities below each other compare by their digits: all have three. */
  private String value(double v) {
    return gap.isEmpty() ? Fmt.num(v, 3) : String.format(Locale.ROOT, "%.3f", v);
  }

  private String label(int k) {
    return k < labels.size() ? labels.get(k) : Integer.toString(k);
  }

  private static int argmax(double[] row) {
    return IntStream.range(0, row.length)
        .filter(k -> !Double.isNaN(row[k]))
        .reduce((a, b) -> row[b] > row[a] ? b : a)
        .orElse(-1);
  }
}
