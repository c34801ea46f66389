package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.number.Range;
import damo.display.part.Picture;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import damo.display.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** Lying bars, a line of text high, each with its name before it and its value behind. */
public final class BarChart {
  private static final double LINE = 20;
  private static final double TRACK = 220;

  private BarChart() {}

  public static Picture draw(String title, List<String> names, double[] values) {
    double names1 = names.stream().mapToDouble(n -> TextWidth.of(n, 11.5)).max().orElse(0);
    Range range = Range.of(values);
    double low = Math.min(0, range.min());
    double high = Math.max(low + 1e-300, Math.max(0, range.max()));
    double left = Math.min(180, names1) + 10;
    Svg svg = new Svg(left + TRACK + 60, 26 + values.length * LINE);
    svg.text(0.5, 13, title, Lettering.TITLE);
    double zero = left - low / (high - low) * TRACK;
    for (int i = 0; i < values.length; i++) {
      double y = 26 + i * LINE;
      String name = i < names.size() ? Fmt.clip(names.get(i), 28) : "";
      svg.text(left - 8, y + 12, name, Lettering.size(11.5).ending());
      bar(svg, zero, left + (values[i] - low) / (high - low) * TRACK, y, values[i]);
    }
    return new Picture(svg.image(), "bar chart of " + title, text(title, names, values, low, high));
  }

  private static void bar(Svg svg, double zero, double end, double y, double value) {
    if (Double.isNaN(value)) {
      svg.text(zero + 5, y + 12, "nan", Lettering.size(11).color(Palette.RED));
      return;
    }
    String color = value < 0 ? Palette.ORANGE : Palette.BLUE;
    svg.rect(
        Math.min(zero, end),
        y + 2,
        Math.max(1, Math.abs(end - zero)),
        LINE - 6,
        2,
        Paint.fill(color));
    svg.text(Math.max(zero, end) + 6, y + 12, Fmt.num(value, 3), Lettering.size(11));
  }

  private static String text(
      String title, List<String> names, double[] values, double low, double high) {
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>(List.of(title));
    for (int i = 0; i < values.length; i++) {
      String name = i < names.size() ? names.get(i) : "";
      double part =
          Double.isNaN(values[i]) ? 0 : Math.clamp((values[i] - low) / (high - low), 0, 1);
      String bar = "█".repeat((int) Math.round(part * 30));
      lines.add(
          "%s%s  %s %s"
              .formatted(" ".repeat(width - name.length()), name, bar, Fmt.num(values[i], 3)));
    }
    return String.join("\n", lines);
  }
}
