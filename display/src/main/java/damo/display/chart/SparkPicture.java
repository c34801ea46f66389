package damo.display.chart;

import damo.display.part.Picture;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;

/** Bars the height of a line of text, for table cells and rows of probabilities. */
public final class SparkPicture {
  private SparkPicture() {}

  /**
   * The bars, with a cross for each NaN.
   *
   * @param bar width of one bar with its gap, in pixels
   * @param strong index of the bar to stress, or −1
   */
  public static Picture of(
      double[] v, double min, double max, double bar, int strong, String text) {
    int height = 22;
    double base = height - 1.5;
    Svg svg = new Svg(Math.max(1, v.length) * bar + 2, height);
    svg.rect(0, base + 0.5, Math.max(1, v.length) * bar + 2, 1, 0, Paint.fill(Palette.GRID, 0.45));
    for (int i = 0; i < v.length; i++) {
      bar(svg, 1 + i * bar + bar * 0.1, base, bar * 0.8, part(v[i], min, max), v[i], i == strong);
    }
    return new Picture(svg.image(), "bars " + text, text);
  }

  private static double part(double v, double min, double max) {
    return Double.isNaN(v) || max <= min ? 0 : Math.clamp((v - min) / (max - min), 0, 1);
  }

  private static void bar(
      Svg svg, double x, double base, double width, double part, double v, boolean strong) {
    if (Double.isNaN(v)) {
      svg.path(cross(x, base, width), Paint.stroke(Palette.RED, 1.5));
      return;
    }
    double height = Math.max(part * (base - 1), part > 0 ? 0.6 : 0);
    if (height > 0) {
      Paint paint = Paint.fill(strong ? Palette.ORANGE : Palette.BLUE);
      svg.rect(x, base - height, width, height, Math.min(1, width / 4), paint);
    }
  }

  private static String cross(double x, double base, double width) {
    double top = base - width;
    return "M%s %sL%s %sM%s %sL%s %s"
        .formatted(
            Svg.number(x),
            Svg.number(top),
            Svg.number(x + width),
            Svg.number(base),
            Svg.number(x),
            Svg.number(base),
            Svg.number(x + width),
            Svg.number(top));
  }
}
