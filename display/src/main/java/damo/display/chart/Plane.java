package damo.display.chart;

import damo.display.number.Range;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;

/**
 * A drawing with a title line and a plotting area: turns data to pixels and draws what all charts
 * share.
 */
final class Plane {
  private static final Paint AXIS = Paint.stroke(Palette.GRID, 1, 0.8);
  static final double TOP = 30;
  private static final double BOTTOM = 22;
  private static final double RIGHT = 10;

  final Svg svg;
  final double left;
  final double top;
  final double right;
  final double bottom;
  private final Range x;
  private final Range y;
  private final Scale scale;
  private final double low;
  private final double high;

  Plane(Size size, double left, Range x, Range y) {
    this(size, left, TOP, x, y, Scale.LINEAR);
  }

  /**
   * A plane whose plotting area begins {@code top} pixels down; y is in numbers, not on a scale.
   */
  Plane(Size size, double left, double top, Range x, Range y, Scale scale) {
    this.svg = new Svg(size.width(), size.height());
    this.left = left;
    this.top = top;
    this.scale = scale;
    this.right = size.width() - RIGHT;
    this.bottom = size.height() - BOTTOM;
    this.x = x.roomy();
    this.y = y.roomy();
    this.low = scale.at(this.y.min());
    this.high = scale.at(this.y.max());
  }

  double px(double v) {
    return left + (v - x.min()) / x.size() * (right - left);
  }

  double py(double v) {
    return bottom - (scale.at(v) - low) / (high - low) * (bottom - top);
  }

  void title(String title) {
    svg.text(0.5, 13, title, Lettering.TITLE);
  }

  /** Words in the title line, ending at the right edge. */
  void note(String note, String color) {
    svg.text(right, 13, note, Lettering.size(11.5).ending().color(color));
  }

  void yAxis() {
    for (double tick : scale.ticks(y)) {
      double at = py(tick);
      svg.path(
          "M%s %sH%s".formatted(n(left), n(at), n(right)), Paint.stroke(Palette.GRID, 1, 0.28));
      svg.text(left - 6, at + 3.5, Ticks.label(tick), Lettering.TICK.ending());
    }
  }

  void xAxis() {
    baseline();
    for (double tick : Ticks.of(x.min(), x.max(), 5)) {
      double at = px(tick);
      svg.path("M%s %sv4".formatted(n(at), n(bottom)), AXIS);
      svg.text(at, bottom + 16, Ticks.label(tick), anchored(at));
    }
  }

  private Lettering anchored(double at) {
    return at > right - 8 ? Lettering.TICK.ending() : Lettering.TICK.centred();
  }

  /** A line from top to bottom. */
  void upright(double at, Paint paint) {
    svg.path("M%s %sV%s".formatted(n(at), n(top), n(bottom)), paint);
  }

  void baseline() {
    svg.path("M%s %sH%s".formatted(n(left), n(bottom), n(right)), AXIS);
  }

  static String n(double v) {
    return Svg.number(v);
  }
}
