package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.number.Range;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.png.ColorMap;
import damo.display.png.Raster;
import damo.display.svg.Lettering;
import damo.display.svg.Svg;
import damo.display.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of images of one size on one scale, as one picture; each row has its name before it. */
public final class NamedRows {
  private static final int MOST = 200;
  private static final int PAGE_OF_TEXT = 110;
  private static final double BETWEEN_GROUPS = 10;
  private static final double LETTERS = 11.5;

  private final Map<String, List<double[][]>> rows;
  private final Range range;
  private final int columns;
  private final int groups;
  private final Raster raster;
  private final int width;
  private final int height;
  private final int groupHeight;

  private NamedRows(
      Map<String, List<double[][]>> rows, int most, int wanted, Range range, ColorMap colors) {
    double[][] any = rows.values().stream().flatMap(List::stream).findFirst().orElseThrow();
    int scale = ImageGrid.scale(Math.max(1, Math.max(any.length, any[0].length)));
    this.rows = rows;
    this.range = range;
    this.width = any[0].length * scale + ImageGrid.GAP;
    this.height = any.length * scale + ImageGrid.GAP;
    int fit = Math.max(1, ImageGrid.PAGE / width);
    this.columns = Math.min(most, wanted > 0 ? wanted : fit);
    this.groups = Math.ceilDiv(most, columns);
    this.groupHeight = rows.size() * height + (int) BETWEEN_GROUPS;
    this.raster =
        new Raster(
            columns * width - ImageGrid.GAP,
            groups * groupHeight - (int) BETWEEN_GROUPS - ImageGrid.GAP,
            scale,
            colors);
  }

  /**
   * The picture.
   *
   * @param columns how many to a row; 0 for as many as fit
   * @param colors null to choose by the signs there are
   */
  public static Part draw(
      Map<String, List<double[][]>> rows, int columns, @Nullable ColorMap colors) {
    int longest = rows.values().stream().mapToInt(List::size).max().orElse(0);
    if (longest == 0) {
      return Part.muted("no images");
    }
    Range all =
        Range.of(rows.values().stream().flatMap(List::stream).flatMapToDouble(ImageGrid::numbers));
    ColorMap map = colors != null ? colors : ImageGrid.colors(all);
    Range range = ImageGrid.onScale(all, map);
    NamedRows named = new NamedRows(rows, Math.min(MOST, longest), columns, range, map);
    return new Column(List.of(named.picture(), Part.muted(named.foot(longest))));
  }

  private String foot(int longest) {
    double[][] any = rows.values().stream().flatMap(List::stream).findFirst().orElseThrow();
    String more = longest > MOST ? ", the first " + MOST + " shown" : "";
    return "rows of %s images of %d × %d%s, %s to %s"
        .formatted(
            Fmt.count(longest),
            any.length,
            any[0].length,
            more,
            Fmt.num(range.min(), 3),
            Fmt.num(range.max(), 3));
  }

  private Picture picture() {
    int row = 0;
    for (List<double[][]> images : rows.values()) {
      for (int i = 0; i < Math.min(columns * groups, images.size()); i++) {
        int x = i % columns * width;
        int y = i / columns * groupHeight + row * height;
        raster.place(images.get(i), x, y, range.min(), range.max());
      }
      row++;
    }
    var pixels = raster.image();
    // some fonts are wider than the widths known here
    double left =
        12
            + 1.08
                * rows.keySet().stream().mapToDouble(n -> TextWidth.of(n, LETTERS)).max().orElse(0);
    Svg svg = new Svg(left + pixels.width(), pixels.height());
    for (int group = 0; group < groups; group++) {
      names(svg, left - 8, group * groupHeight);
    }
    svg.pixels(left, 0, pixels.width(), pixels.height(), pixels);
    String alt = "images in rows: " + String.join(", ", rows.keySet());
    return new Picture(svg.image(), alt, text());
  }

  private void names(Svg svg, double right, double top) {
    double y = top + (height - ImageGrid.GAP) / 2.0 + 4;
    for (String name : rows.keySet()) {
      svg.text(right, y, name, Lettering.size(LETTERS).ending());
      y += height;
    }
  }

  /** Each row as far as a line of text reaches. */
  private String text() {
    List<String> lines = new ArrayList<>();
    rows.forEach((name, images) -> {
      int wide = images.isEmpty() ? 1 : 2 * images.getFirst()[0].length + 3;
      int fit = Math.clamp(PAGE_OF_TEXT / wide, 1, Math.max(1, columns));
      lines.add(name + " (" + Fmt.count(images.size()) + ")");
      Part[] shades =
          images.stream()
              .limit(fit)
              .<Part>map(image -> Part.code(Shades.text(image, range)))
              .toArray(Part[]::new);
      lines.add(Part.row(shades).text());
    });
    return String.join("\n", lines);
  }
}
