package damo.display.chart;

import damo.display.number.Range;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A matrix in four shades of block characters, two to a number so that squares look square. */
final class Shades {
  private static final String LEVELS = " ░▒▓█";

  private Shades() {}

  static String text(double[][] matrix, Range range) {
    return Arrays.stream(matrix).map(row -> line(row, range)).collect(Collectors.joining("\n"));
  }

  private static String line(double[] row, Range range) {
    StringBuilder line = new StringBuilder();
    for (double v : row) {
      line.repeat(shade(v, range), 2);
    }
    return line.toString();
  }

  private static char shade(double v, Range range) {
    if (Double.isNaN(v)) {
      return '×';
    }
    double part = range.size() > 0 ? (v - range.min()) / range.size() : 0;
    return LEVELS.charAt((int) Math.round(4 * Math.clamp(part, 0, 1)));
  }
}
