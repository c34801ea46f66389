package damo.display.graph;

import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import java.util.List;

/** Draws an edge as one smooth line: upright at both boxes, straight where it passes others. */
final class EdgeDrawing {
  private static final double STEEPEST = 0.7;

  private EdgeDrawing() {}

  static void draw(Svg svg, Layout.Route route) {
    String color =
        switch (route.edge().style()) {
          case FLOW -> Palette.GRID;
          case UPDATE -> Palette.PINK;
          case VIEW -> Palette.BLUE;
        };
    Paint line = Paint.stroke(color, 1.4);
    boolean flows = route.edge().style() == Edge.Style.FLOW;
    svg.path(path(route.points()), flows ? line : line.dashed("5 3"));
    svg.path(head(route.points()), Paint.fill(color));
    if (!route.edge().label().isEmpty()) {
      double[] a = route.points().getFirst();
      double[] b = route.points().get(1);
      svg.text(
          (a[0] + b[0]) / 2 + 5, (a[1] + b[1]) / 2 + 3, route.edge().label(), Lettering.size(9.5));
    }
  }

  private static String head(List<double[]> points) {
    double[] end = points.getLast();
    double down = end[1] >= points.get(points.size() - 2)[1] ? 1 : -1;
    return "M%sL%sL%sZ"
        .formatted(
            xy(end), xy(end[0] - 3.6, end[1] - 7 * down), xy(end[0] + 3.6, end[1] - 7 * down));
  }

  private static String xy(double... at) {
    return Svg.number(at[0]) + " " + Svg.number(at[1]);
  }

  private static String path(List<double[]> points) {
    StringBuilder d = new StringBuilder("M").append(xy(points.getFirst()));
    int way = points.getLast()[1] >= points.getFirst()[1] ? 1 : -1;
    for (int i = 1; i < points.size(); i++) {
      double m1 = slope(points, i - 1);
      double m2 = slope(points, i);
      double[] a = edge(points.get(i - 1), m1, way);
      double[] b = edge(points.get(i), m2, -way);
      double half = (b[1] - a[1]) / 2;
      if (i > 1) {
        d.append('L').append(xy(a));
      }
      if (points.size() == 2 && Math.abs(a[0] - b[0]) < 4) {
        d.append('L').append(xy(b));
      } else {
        d.append('C').append(xy(a[0] + m1 * half, a[1] + half)).append(' ');
        d.append(xy(b[0] - m2 * half, b[1] - half)).append(' ').append(xy(b));
      }
    }
    return d.toString();
  }

  /** Where the line leaves (or enters) the strip of a layer that it crosses. */
  private static double[] edge(double[] point, double slope, int side) {
    return new double[] {point[0] + side * slope * point[2], point[1] + side * point[2]};
  }

  /** Pixels across for each pixel down; small enough not to touch the boxes beside. */
  private static double slope(List<double[]> points, int i) {
    if (i == 0 || i == points.size() - 1) {
      return 0;
    }
    double[] a = points.get(i - 1);
    double[] b = points.get(i + 1);
    double[] at = points.get(i);
    boolean turns = (at[0] - a[0]) * (b[0] - at[0]) <= 0;
    return turns ? 0 : Math.clamp((b[0] - a[0]) / (b[1] - a[1]), -STEEPEST, STEEPEST);
  }
}
