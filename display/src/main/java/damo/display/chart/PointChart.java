package damo.display.chart;

import damo.display.number.Range;
import damo.display.part.Picture;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import java.util.Arrays;
import java.util.List;

/** Points, each a dot, or the first letter of its class in that class's colour. */
public final class PointChart {
  private static final double SIDE = 440;
  private static final double LEFT = 42;
  private static final int COLUMNS = 60;
  private static final int ROWS = 22;

  private PointChart() {}

  /**
   * The picture.
   *
   * @param points finite, each of two numbers or more
   * @param kinds the class of each point
   * @param classes names of classes; none for dots
   */
  public static Picture draw(String title, double[][] points, int[] kinds, List<String> classes) {
    Range x = along(points, 0);
    Range y = along(points, 1);
    Legend legend = new Legend(classes, 1, SIDE - 10);
    double top = Plane.TOP + legend.height();
    Plane plane = new Plane(new Size(SIDE, SIDE + legend.height()), LEFT, top, x, y, Scale.LINEAR);
    plane.title(title);
    legend.draw(plane.svg, Plane.TOP - 10);
    plane.yAxis();
    plane.xAxis();
    for (int i = 0; i < points.length; i++) {
      double px = plane.px(points[i][0]);
      double py = plane.py(points[i][1]);
      String color = Palette.series(kinds[i]);
      if (classes.isEmpty()) {
        plane.svg.dot(px, py, 2.2, Paint.fill(color, 0.7));
      } else {
        plane.svg.text(
            px, py + 3, sign(classes.get(kinds[i])), Lettering.size(9).centred().color(color));
      }
    }
    String alt =
        "%d points%s"
            .formatted(
                points.length, classes.isEmpty() ? "" : " of " + classes.size() + " classes");
    return new Picture(plane.svg.image(), alt, text(title, points, kinds, classes, x, y));
  }

  private static Range along(double[][] points, int axis) {
    return Range.of(Arrays.stream(points).mapToDouble(p -> p[axis]));
  }

  private static String sign(String name) {
    return name.isEmpty() ? "·" : name.substring(0, name.offsetByCodePoints(0, 1));
  }

  /** A coarse map of signs: where several classes lie in one place, the one with most points. */
  private static String text(
      String title, double[][] points, int[] kinds, List<String> classes, Range x, Range y) {
    int most = Math.max(1, classes.size());
    int[][][] counts = new int[ROWS][COLUMNS][most];
    for (int i = 0; i < points.length; i++) {
      int column = place(points[i][0], x, COLUMNS);
      int row = ROWS - 1 - place(points[i][1], y, ROWS);
      counts[row][column][kinds[i]]++;
    }
    StringBuilder map = new StringBuilder(title.isEmpty() ? "" : title + "\n");
    for (int[][] row : counts) {
      StringBuilder line = new StringBuilder();
      for (int[] cell : row) line.append(strongest(cell, classes));
      map.append(line.toString().stripTrailing()).append('\n');
    }
    return map.toString().stripTrailing();
  }

  private static int place(double v, Range range, int places) {
    double share = range.size() == 0 ? 0.5 : (v - range.min()) / range.size();
    return Math.clamp((int) (share * places), 0, places - 1);
  }

  private static String strongest(int[] counts, List<String> classes) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
    if (counts[best] == 0) return " ";
    return classes.isEmpty() ? "•" : sign(classes.get(best));
  }
}
