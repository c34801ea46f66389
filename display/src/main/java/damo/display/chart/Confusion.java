package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.part.Cell;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Table;
import damo.display.part.Text;
import damo.display.png.ColorMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which class was taken for which: truth down, prediction across. */
public final class Confusion {
  private static final String[] RIGHT = {"#eef3f8", "#123f73"};
  private static final String[] WRONG = {"#fdf0e2", "#a5480a"};

  private Confusion() {}

  /**
   * A table with the share that is right; a heat map beyond twenty classes.
   *
   * @param counts rows are the true classes, columns the predicted
   * @throws IllegalArgumentException when it is not square
   */
  public static Part draw(double[][] counts, List<String> labels) {
    int n = counts.length;
    for (double[] row : counts) {
      if (row.length != n) {
        throw new IllegalArgumentException(
            "a confusion table is square; this one has %d rows and a row of %d"
                .formatted(n, row.length));
      }
    }
    return n > 20 ? HeatMap.draw("confusion", counts, ColorMap.SEQUENTIAL) : table(counts, labels);
  }

  /** Counts pairs of true and predicted class numbers. */
  public static double[][] count(double[] truth, double[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "expected as many predictions as labels; got %d labels and %d predictions"
              .formatted(truth.length, predicted.length));
    }
    int n =
        1
            + (int)
                Math.max(
                    Arrays.stream(truth).max().orElse(0), Arrays.stream(predicted).max().orElse(0));
    double[][] counts = new double[n][n];
    for (int i = 0; i < truth.length; i++) {
      counts[(int) truth[i]][(int) predicted[i]]++;
    }
    return counts;
  }

  private static Part table(double[][] counts, List<String> labels) {
    int n = counts.length;
    List<Cell> heads =
        new ArrayList<>(List.of(Cell.of(new Text("true ↓ said →", Text.Tone.MUTED))));
    for (int c = 0; c < n; c++) {
      heads.add(Cell.center(Part.text(label(labels, c))));
    }
    heads.add(Cell.right("recall"));
    double most = 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        most = i == j ? most : Math.max(most, counts[i][j]);
      }
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int r = 0; r < n; r++) {
      rows.add(row(counts, r, labels, most));
    }
    return new Column(List.of(summary(counts), new Table(heads, rows, "")));
  }

  private static Part summary(double[][] counts) {
    double all = Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
    double right = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
    }
    return new Text(
        "%s right of %s: %s"
            .formatted(Fmt.count((long) right), Fmt.count((long) all), percent(right, all)),
        Text.Tone.STRONG);
  }

  private static List<Cell> row(double[][] counts, int r, List<String> labels, double mostWrong) {
    double sum = Arrays.stream(counts[r]).sum();
    List<Cell> cells = new ArrayList<>(List.of(Cell.right(label(labels, r))));
    for (int c = 0; c < counts.length; c++) {
      double count = counts[r][c];
      double part = r == c ? count / Math.max(1, sum) : count / mostWrong;
      String title =
          "%s taken for %s: %s, %s of its row"
              .formatted(
                  label(labels, r), label(labels, c), Fmt.count((long) count), percent(count, sum));
      Cell cell = Cell.center(Part.text(count == 0 ? "·" : Fmt.count((long) count))).titled(title);
      cells.add(count == 0 ? cell : cell.on(mix(r == c ? RIGHT : WRONG, part)));
    }
    cells.add(Cell.right(percent(counts[r][r], sum)));
    return cells;
  }

  private static String mix(String[] ends, double part) {
    int a = Integer.parseInt(ends[0].substring(1), 16);
    int b = Integer.parseInt(ends[1].substring(1), 16);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = a >> shift & 255;
      int to = b >> shift & 255;
      mixed |= (int) Math.round(from + (to - from) * part) << shift;
    }
    return "#%06x".formatted(mixed);
  }

  private static String percent(double part, double whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
  }

  private static String label(List<String> labels, int i) {
    return i < labels.size() ? labels.get(i) : Integer.toString(i);
  }
}
