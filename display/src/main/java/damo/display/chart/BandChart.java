package damo.display.chart;

import damo.display.number.Range;
import damo.display.part.Picture;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import java.util.List;

/**
 * What several runs did on average, each setting a line, with a band from the least to the most.
 */
public final class BandChart {
  private static final double WIDTH = 560;
  private static final double PLOT = 230;
  private static final double LEFT = 46;

  private BandChart() {}

  /** The picture; {@code text} is its twin. Numbers that have no place on the scale are gaps. */
  public static Picture draw(String title, List<Curve> curves, Scale scale, String text) {
    List<Curve> placed = curves.stream().map(curve -> curve.on(scale)).toList();
    Range x =
        Range.of(placed.stream().flatMapToDouble(c -> LineChart.ends(c.xRange(), c.x().length)));
    Range y =
        Range.of(
            placed.stream()
                .flatMapToDouble(c -> LineChart.ends(c.yRange(), c.hasNumbers() ? 1 : 0)));
    Legend legend =
        new Legend(curves.stream().map(Curve::name).toList(), Legend.DOTS, 1, WIDTH - 10);
    double top = Plane.TOP + legend.height();
    Plane plane = new Plane(new Size(WIDTH, top + PLOT), LEFT, top, x, scale.padded(y), scale);
    plane.title(title);
    legend.draw(plane.svg, Plane.TOP - 10);
    plane.yAxis();
    plane.xAxis();
    for (int i = 0; i < placed.size(); i++) {
      curve(plane, placed.get(i), Palette.series(i));
    }
    return new Picture(plane.svg.image(), "curves of " + title, text);
  }

  private static void curve(Plane plane, Curve curve, String color) {
    String band = LineChart.band(plane, curve);
    if (!band.isEmpty()) {
      plane.svg.path(band, Paint.fill(color, 0.18));
    }
    LineChart.line(plane, LineChart.path(plane, curve.x(), curve.mean()), color, 2, 1);
    LineChart.dot(plane, curve.x(), curve.mean(), color);
  }
}
