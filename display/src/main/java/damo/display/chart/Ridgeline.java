package damo.display.chart;

import damo.display.number.Bins;
import damo.display.number.Digest;
import damo.display.number.Fmt;
import damo.display.number.Range;
import damo.display.part.Picture;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a distribution moves: one hill for each time, the latest in front and strongest. */
public final class Ridgeline {
  private static final int BINS = 40;
  private static final int SLICES = 12;

  private Ridgeline() {}

  /**
   * The hills with their times at the left.
   *
   * @param slices values at each time, oldest first; at most twelve are drawn, evenly chosen
   * @param labels the times
   */
  public static Picture draw(String title, List<double[]> slices, List<String> labels, Size size) {
    int n = slices.size();
    Range x = Range.of(slices.stream().flatMapToDouble(Arrays::stream)).roomy();
    int shown = Math.min(SLICES, n);
    Plane plane = new Plane(size, 40, x, new Range(0, 1));
    plane.title(title);
    plane.note(n == 0 ? "no data yet" : spread(slices), "currentColor");
    List<String> text = new ArrayList<>(List.of(title));
    double overlap = 2.4 + 0.2 * shown;
    double gap = (plane.bottom - plane.top) / (shown - 1 + overlap);
    for (int i = 0; i < shown; i++) {
      int slice = shown == 1 ? n - 1 : (int) Math.round(i * (n - 1.0) / (shown - 1));
      Bins bins = Bins.of(slices.get(slice), x, BINS);
      double base = plane.bottom - (shown - 1 - i) * gap;
      hill(plane, bins, base, gap * overlap, (i + 1.0) / shown);
      label(plane, labels.get(slice), base, i, shown);
      text.add("%6s  %s".formatted(labels.get(slice), Bars.line(bins.counts())));
    }
    plane.xAxis();
    return new Picture(plane.svg.image(), "ridgeline of " + title, String.join("\n", text));
  }

  private static String spread(List<double[]> slices) {
    return "σ " + Fmt.num(std(slices.getFirst()), 3) + " → " + Fmt.num(std(slices.getLast()), 3);
  }

  private static double std(double[] v) {
    return Digest.of(v).std();
  }

  private static void label(Plane plane, String label, double base, int i, int shown) {
    if (shown <= 6 || i % 2 == (shown - 1) % 2) {
      plane.svg.text(plane.left - 6, base + 3, label, Lettering.size(10).ending());
    }
  }

  private static void hill(Plane plane, Bins bins, double base, double height, double age) {
    double[] counts = bins.counts();
    double most = Math.max(1, bins.most());
    double step = (plane.right - plane.left) / counts.length;
    StringBuilder top = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      double x = plane.left + (i + 0.5) * step;
      top.append('L')
          .append(Plane.n(x))
          .append(' ')
          .append(Plane.n(base - counts[i] / most * height));
    }
    String from = "M" + Plane.n(plane.left) + " " + Plane.n(base);
    Paint paint =
        Paint.fill(Palette.BLUE, 0.12 + 0.33 * age).outlined(Palette.BLUE, 1.2, 0.35 + 0.65 * age);
    plane.svg.path(from + top + "L" + Plane.n(plane.right) + " " + Plane.n(base) + "Z", paint);
  }
}
