package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.svg.Palette;

/**
 * What is written over a chart besides its curves.
 *
 * @param epochs where passes over the data ended, as values of x
 * @param stoppedAt where an interrupt ended the run; NaN when none did
 */
public record Marks(double[] epochs, double stoppedAt) {
  public static final Marks NONE = new Marks(new double[0], Double.NaN);

  void draw(Plane plane) {
    if (epochs.length <= 60) {
      for (double epoch : epochs) {
        plane.svg.add(
            "path",
            "d",
            "M%s %sv-5".formatted(Plane.n(plane.px(epoch)), Plane.n(plane.bottom)),
            "stroke",
            Palette.BLUE,
            "stroke-width",
            1.5);
      }
    }
    if (!Double.isNaN(stoppedAt)) {
      flag(plane, stoppedAt, "interrupted at " + Fmt.num(stoppedAt), Palette.ORANGE);
    }
  }

  static void nan(Plane plane, double at) {
    flag(plane, at, "NaN since " + Fmt.num(at), Palette.RED);
  }

  private static void flag(Plane plane, double at, String words, String color) {
    double x = plane.px(at);
    boolean leftHalf = x < (plane.left + plane.right) / 2;
    plane.svg.add(
        "path",
        "d",
        "M%s %sV%s".formatted(Plane.n(x), Plane.n(plane.top), Plane.n(plane.bottom)),
        "stroke",
        color,
        "stroke-width",
        1.5,
        "stroke-dasharray",
        "4 3");
    plane.svg.text(
        x + (leftHalf ? 5 : -5),
        plane.top + 10,
        words,
        "fill",
        color,
        "font-weight",
        600,
        "text-anchor",
        leftHalf ? "start" : "end");
  }
}
