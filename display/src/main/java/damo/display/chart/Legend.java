package damo.display.chart;

import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import damo.display.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** Names beside marks of their colours, in as many lines as they need. */
final class Legend {
  private static final double LINE = 16;
  private static final double SIZE = 11;
  private static final double DOT = 14;

  private record Entry(String name, int series, double x, int line) {}

  /** What stands before each name. */
  interface Marked {
    void draw(Svg svg, int series, double x, double y);
  }

  static final Marked DOTS = (svg, i, x, y) -> svg.dot(x, y, 4, Paint.fill(Palette.series(i)));

  private final List<Entry> entries = new ArrayList<>();
  private final Marked marked;

  /** Lays out the names of series 0, 1, 2 … between two edges. */
  Legend(List<String> names, Marked marked, double left, double right) {
    this.marked = marked;
    double x = left;
    int line = 0;
    for (int i = 0; i < names.size(); i++) {
      double width = DOT + TextWidth.of(names.get(i), SIZE) + 14;
      if (x > left && x + width > right) {
        x = left;
        line++;
      }
      entries.add(new Entry(names.get(i), i, x, line));
      x += width;
    }
  }

  double height() {
    return entries.isEmpty() ? 0 : (entries.getLast().line + 1) * LINE;
  }

  void draw(Svg svg, double top) {
    for (Entry entry : entries) {
      double y = top + entry.line * LINE + LINE / 2;
      marked.draw(svg, entry.series, entry.x + 4, y);
      svg.text(entry.x + DOT, y + 4, entry.name, Lettering.size(SIZE));
    }
  }
}
