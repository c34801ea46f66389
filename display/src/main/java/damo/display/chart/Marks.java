package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
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
        plane.svg.path(
            "M%s %sv-5".formatted(Plane.n(plane.px(epoch)), Plane.n(plane.bottom)),
            Paint.stroke(Palette.BLUE, 1.5));
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
    plane.upright(x, Paint.stroke(color, 1.5).dashed("4 3"));
    Lettering flag = Lettering.size(11).bold().color(color);
    plane.svg.text(x + (leftHalf ? 5 : -5), plane.top + 10, words, leftHalf ? flag : flag.ending());
  }
}
