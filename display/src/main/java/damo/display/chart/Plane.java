package damo.display.chart;

import damo.display.number.Range;
import damo.display.svg.Palette;
import damo.display.svg.Svg;

/**
 * A drawing with a title line and a plotting area: turns data to pixels and draws what all charts
 * share.
 */
final class Plane {
  private static final double TOP = 30;
  private static final double BOTTOM = 22;
  private static final double RIGHT = 10;

  final Svg svg;
  final double left;
  final double top;
  final double right;
  final double bottom;
  private final Range x;
  private final Range y;

  Plane(Size size, double left, Range x, Range y) {
    this.svg = new Svg(size.width(), size.height());
    this.left = left;
    this.top = TOP;
    this.right = size.width() - RIGHT;
    this.bottom = size.height() - BOTTOM;
    this.x = x.roomy();
    this.y = y.roomy();
  }

  double px(double v) {
    return left + (v - x.min()) / x.size() * (right - left);
  }

  double py(double v) {
    return bottom - (v - y.min()) / y.size() * (bottom - top);
  }

  void title(String title) {
    svg.text(0.5, 13, title, "font-size", 13, "font-weight", 600);
  }

  /** Words in the title line, ending at the right edge. */
  void note(String note, String color) {
    svg.text(right, 13, note, "text-anchor", "end", "fill", color, "font-size", 11.5);
  }

  void yAxis() {
    for (double tick : Ticks.of(y.min(), y.max(), 4)) {
      double at = py(tick);
      svg.add(
          "path",
          "d",
          "M%s %sH%s".formatted(n(left), n(at), n(right)),
          "stroke",
          Palette.GRID,
          "stroke-opacity",
          0.28,
          "stroke-width",
          1);
      svg.text(left - 6, at + 3.5, Ticks.label(tick), "text-anchor", "end", "font-size", 10.5);
    }
  }

  void xAxis() {
    baseline();
    for (double tick : Ticks.of(x.min(), x.max(), 5)) {
      double at = px(tick);
      svg.add(
          "path",
          "d",
          "M%s %sv4".formatted(n(at), n(bottom)),
          "stroke",
          Palette.GRID,
          "stroke-opacity",
          0.8);
      svg.text(at, bottom + 16, Ticks.label(tick), "text-anchor", anchor(at), "font-size", 10.5);
    }
  }

  private String anchor(double at) {
    return at > right - 8 ? "end" : "middle";
  }

  void baseline() {
    svg.add(
        "path",
        "d",
        "M%s %sH%s".formatted(n(left), n(bottom), n(right)),
        "stroke",
        Palette.GRID,
        "stroke-opacity",
        0.8);
  }

  static String n(double v) {
    return Svg.number(v);
  }
}
