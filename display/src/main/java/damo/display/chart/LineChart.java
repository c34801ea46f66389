package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.number.Range;
import damo.display.part.Picture;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Curves over a common x: the mean as a line, the spread behind it as a band. */
public final class LineChart {
  private LineChart() {}

  public static Picture draw(String title, List<Curve> curves, Size size) {
    return draw(title, curves, size, Marks.NONE);
  }

  public static Picture draw(String title, List<Curve> curves, Size size, Marks marks) {
    Range x = Range.of(curves.stream().flatMapToDouble(c -> ends(c.xRange(), c.x().length)));
    Range y = Range.of(curves.stream().flatMapToDouble(c -> ends(c.yRange(), c.x().length)));
    Plane plane = new Plane(size, 40, x, Scale.LINEAR.padded(y));
    plane.title(title);
    plane.yAxis();
    plane.xAxis();
    for (int i = 0; i < curves.size(); i++) {
      curve(plane, curves.get(i), Palette.series(i));
    }
    legend(plane, title, curves);
    marks.draw(plane);
    nan(plane, curves);
    return new Picture(plane.svg.image(), alt(title, curves), text(title, curves));
  }

  static DoubleStream ends(Range range, int n) {
    return n == 0 ? DoubleStream.empty() : DoubleStream.of(range.min(), range.max());
  }

  private static void curve(Plane plane, Curve curve, String color) {
    String band = band(plane, curve);
    if (!band.isEmpty()) {
      plane.svg.path(band, Paint.fill(color, 0.2));
    }
    double[] smooth = curve.smooth();
    if (curve.noisy()) {
      line(plane, path(plane, curve.x(), curve.mean()), color, 0.9, 0.35);
    }
    line(plane, path(plane, curve.x(), smooth), color, 2, 1);
    dot(plane, curve.x(), smooth, color);
  }

  static void line(Plane plane, String d, String color, double width, double opacity) {
    if (!d.isEmpty()) {
      plane.svg.path(d, Paint.stroke(color, width, opacity));
    }
  }

  static void dot(Plane plane, double[] x, double[] y, String color) {
    for (int i = y.length - 1; i >= 0; i--) {
      if (!Double.isNaN(y[i])) {
        plane.svg.dot(plane.px(x[i]), plane.py(y[i]), 3, Paint.fill(color));
        return;
      }
    }
  }

  /** Missing values are bridged: a curve that is measured seldom is still one line. */
  static String path(Plane plane, double[] x, double[] y) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < y.length; i++) {
      if (!Double.isNaN(y[i])) {
        d.append(d.isEmpty() ? 'M' : 'L').append(point(plane, x[i], y[i]));
      }
    }
    return d.toString();
  }

  static String band(Plane plane, Curve curve) {
    List<String> up = new ArrayList<>();
    List<String> down = new ArrayList<>();
    double widest = 0;
    for (int i = 0; i < curve.x().length; i++) {
      if (!Double.isNaN(curve.low()[i])) {
        up.add(point(plane, curve.x()[i], curve.high()[i]));
        down.addFirst(point(plane, curve.x()[i], curve.low()[i]));
        widest = Math.max(widest, curve.high()[i] - curve.low()[i]);
      }
    }
    return widest == 0 ? "" : "M" + String.join("L", up) + "L" + String.join("L", down) + "Z";
  }

  private static String point(Plane plane, double x, double y) {
    return tenth(plane.px(x)) + " " + tenth(plane.py(y));
  }

  private static String tenth(double v) {
    return Plane.n(Math.round(v * 10) / 10.0);
  }

  private static void legend(Plane plane, String title, List<Curve> curves) {
    double at = plane.right;
    for (int i = curves.size() - 1; i >= 0; i--) {
      String label = label(title, curves.get(i));
      plane.svg.text(at, 13, label, Lettering.size(11).bold().ending().color(Palette.series(i)));
      at -= TextWidth.of(label, 11) + 12;
    }
  }

  private static String label(String title, Curve curve) {
    String value = curve.waiting() ? "" : Fmt.num(curve.last(), 3);
    return curve.name().equals(title) || curve.name().isEmpty()
        ? value
        : (curve.name() + " " + value).strip();
  }

  private static void nan(Plane plane, List<Curve> curves) {
    DoubleStream all = curves.stream().mapToDouble(Curve::nanAt);
    all.filter(v -> !Double.isNaN(v)).min().ifPresent(at -> Marks.nan(plane, at));
  }

  private static String alt(String title, List<Curve> curves) {
    return "line chart "
        + title
        + ": "
        + curves.stream()
            .map(c -> c.name() + " ends at " + Fmt.num(c.last()))
            .collect(Collectors.joining(", "));
  }

  private static String text(String title, List<Curve> curves) {
    return curves.stream().map(c -> line(title, c)).collect(Collectors.joining("\n"));
  }

  private static String line(String title, Curve curve) {
    String name = curve.name().equals(title) ? title : title + " " + curve.name();
    if (curve.waiting()) {
      return name.strip() + "  no value yet";
    }
    Range y = curve.yRange();
    String nan = Double.isNaN(curve.nanAt()) ? "" : "  nan since " + Fmt.num(curve.nanAt());
    return "%s  %s  last %s  min %s  max %s%s"
        .formatted(
            name.strip(),
            Bars.line(Thin.atMost(curve.mean(), 40)),
            Fmt.num(curve.last()),
            Fmt.num(y.min()),
            Fmt.num(y.max()),
            nan);
  }
}
