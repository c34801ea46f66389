package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.number.Points;
import damo.display.number.Range;
import java.util.ArrayList;
import java.util.List;

/** Points as letters: in each place that of the class with most points there. */
public final class LetterGrid {
  private static final int COLUMNS = 64;
  private static final int ROWS = 20;

  private LetterGrid() {}

  /** The grid with the ends of both axes; {@code letters} has one for each class. */
  public static String text(Points points, String letters) {
    Range x = Range.of(points.x());
    Range y = Range.of(points.y());
    int[][][] counts = new int[ROWS][COLUMNS][letters.length()];
    for (int i = 0; i < points.size(); i++) {
      int row = ROWS - 1 - place(points.y()[i], y, ROWS);
      counts[row][place(points.x()[i], x, COLUMNS)][points.cls()[i]]++;
    }
    String high = Fmt.num(y.max(), 3);
    String low = Fmt.num(y.min(), 3);
    int margin = Math.max(high.length(), low.length());
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? high : row == ROWS - 1 ? low : "";
      lines.add(" ".repeat(margin - label.length()) + label + " │" + line(counts[row], letters));
    }
    String left = Fmt.num(x.min(), 3);
    String right = Fmt.num(x.max(), 3);
    lines.add(" ".repeat(margin + 1) + "└" + "─".repeat(COLUMNS));
    lines.add(
        " ".repeat(margin + 2)
            + left
            + " ".repeat(Math.max(1, COLUMNS - left.length() - right.length()))
            + right);
    return String.join("\n", lines);
  }

  private static int place(double v, Range range, int n) {
    double part = range.size() > 0 ? (v - range.min()) / range.size() : 0.5;
    return Math.clamp((int) (part * n), 0, n - 1);
  }

  private static String line(int[][] counts, String letters) {
    StringBuilder line = new StringBuilder();
    for (int[] here : counts) {
      int most = -1;
      for (int cls = 0; cls < here.length; cls++) {
        most = here[cls] > (most < 0 ? 0 : here[most]) ? cls : most;
      }
      line.append(most < 0 ? ' ' : letters.charAt(most));
    }
    return line.toString().stripTrailing();
  }
}
