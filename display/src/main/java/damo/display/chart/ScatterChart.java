package damo.display.chart;

import damo.display.number.Points;
import damo.display.number.Range;
import damo.display.part.Image;
import damo.display.svg.Lettering;
import damo.display.svg.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Points in the plane; classes by colour and shape, and named where most of their points are. */
public final class ScatterChart {
  /** Up to so many points are drawn each by itself; more become pixels. */
  private static final int DRAWN = 1_500;

  private static final double WIDTH = 520;
  private static final double PLOT = 380;
  private static final double LEFT = 40;
  private static final int DENSITY = 2;

  private final Points points;
  private final Plane plane;
  private final double r;

  private ScatterChart(Points points, Plane plane) {
    this.points = points;
    this.plane = plane;
    this.r = points.size() > 5_000 ? 1.6 : points.size() > DRAWN ? 2 : 2.8;
  }

  /** The picture; {@code names} has one for each class, or none when there is one class. */
  public static Image.Svg draw(String title, Points points, List<String> names) {
    Legend legend =
        new Legend(names, (svg, i, x, y) -> Mark.draw(svg, i, x, y, 4, 1), 1, WIDTH - 10);
    double top = names.isEmpty() ? Plane.TOP - 6 : Plane.TOP + legend.height() - 4;
    Size size = new Size(WIDTH, top + PLOT);
    Plane plane = new Plane(size, LEFT, top, padded(points.x()), padded(points.y()), Scale.LINEAR);
    plane.title(title);
    legend.draw(plane.svg, Plane.TOP - 10);
    plane.yAxis();
    plane.xAxis();
    ScatterChart chart = new ScatterChart(points, plane);
    if (points.size() <= DRAWN) {
      chart.marks();
    } else {
      chart.pixels();
    }
    chart.names(names);
    return plane.svg.image();
  }

  private static Range padded(double[] v) {
    Range roomy = Range.of(v).roomy();
    double room = roomy.size() * 0.04;
    return new Range(roomy.min() - room, roomy.max() + room);
  }

  private void marks() {
    for (int i : order()) {
      double x = plane.px(points.x()[i]);
      double y = plane.py(points.y()[i]);
      Mark.draw(plane.svg, points.cls()[i], tenth(x), tenth(y), r, 0.75);
    }
  }

  private static double tenth(double v) {
    return Math.round(v * 10) / 10.0;
  }

  private void pixels() {
    double width = plane.right - plane.left;
    double height = plane.bottom - plane.top;
    Cloud cloud =
        new Cloud((int) (width * DENSITY), (int) (height * DENSITY), Math.max(1, points.classes()));
    for (int i : order()) {
      double x = plane.px(points.x()[i]) - plane.left;
      double y = plane.py(points.y()[i]) - plane.top;
      cloud.add(points.cls()[i], x * DENSITY, y * DENSITY, r * DENSITY);
    }
    plane.svg.pixels(plane.left, plane.top, width, height, cloud.image());
  }

  /** Mixed, so that the last class does not lie over all others; the same each time. */
  private int[] order() {
    int[] order = new int[points.size()];
    Random random = new Random(1);
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private void names(List<String> names) {
    int[] counts = points.counts();
    for (int cls = 0; cls < names.size(); cls++) {
      if (counts[cls] > 0) {
        double x = plane.px(median(points.of(cls, points.x())));
        double y = plane.py(median(points.of(cls, points.y())));
        plane.svg.haloed(
            x, y + 4, names.get(cls), Lettering.size(13).bold().centred(), Palette.series(cls));
      }
    }
  }

  private static double median(double[] v) {
    double[] sorted = v.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
