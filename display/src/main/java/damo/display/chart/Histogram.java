package damo.display.chart;

import damo.display.number.Bins;
import damo.display.number.Digest;
import damo.display.number.Fmt;
import damo.display.number.Range;
import damo.display.part.Picture;
import damo.display.svg.Paint;
import damo.display.svg.Palette;

/** How often values occur. */
public final class Histogram {
  private static final int BINS = 30;

  private Histogram() {}

  public static Picture draw(String title, double[] values, Size size) {
    return draw(title, values, size, Palette.BLUE);
  }

  public static Picture draw(String title, double[] values, Size size, String color) {
    Bins bins = Bins.of(values, Range.of(values).roomy(), BINS);
    Digest digest = Digest.of(values);
    Plane plane = new Plane(size, 6, bins.range(), new Range(0, Math.max(1, bins.most())));
    plane.title(title);
    plane.note(note(digest), digest.healthy() ? "currentColor" : Palette.RED);
    zero(plane, bins.range());
    double width = (plane.right - plane.left) / BINS;
    for (int i = 0; i < BINS; i++) {
      bar(plane, bins, i, width, color);
    }
    plane.xAxis();
    String text = "%s  %s  %s".formatted(title, Bars.line(bins.counts()), digest.line());
    return new Picture(plane.svg.image(), "histogram of " + title + ": " + digest.line(), text);
  }

  private static String note(Digest digest) {
    return digest.healthy()
        ? "σ " + Fmt.num(digest.std(), 3)
        : Fmt.count(digest.nans() + digest.infs()) + " not finite";
  }

  private static void zero(Plane plane, Range range) {
    if (range.min() < 0 && range.max() > 0) {
      plane.upright(plane.px(0), Paint.stroke(Palette.GRID, 1, 0.6).dashed("2 3"));
    }
  }

  private static void bar(Plane plane, Bins bins, int i, double width, String color) {
    double count = bins.counts()[i];
    if (count > 0) {
      double top = Math.min(plane.py(count), plane.bottom - 0.8);
      String title =
          "%s to %s: %s"
              .formatted(
                  Fmt.num(bins.left(i), 3), Fmt.num(bins.left(i + 1), 3), Fmt.count((long) count));
      plane.svg.openTitled(title);
      plane.svg.rect(
          plane.left + i * width + 0.5, top, width - 1, plane.bottom - top, 1, Paint.fill(color));
      plane.svg.close();
    }
  }

  /** A histogram the height of a line of text, for a table. */
  public static Picture small(double[] values) {
    double[] counts = Bins.of(values, 16).counts();
    return SparkPicture.of(counts, 0, Bars.high(counts), 5, -1, Bars.line(counts));
  }
}
