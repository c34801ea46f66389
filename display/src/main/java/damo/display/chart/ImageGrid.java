package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.number.Range;
import damo.display.part.Cell;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Table;
import damo.display.part.Text;
import damo.display.png.ColorMap;
import damo.display.png.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Images in rows on one scale: one picture when they have no captions, else a table. */
public final class ImageGrid {
  private static final int MOST = 400;
  static final int PAGE = 640;
  static final int GAP = 4;

  private final List<double[][]> images;
  private final Range range;
  private final ColorMap colors;
  private final int scale;

  private ImageGrid(List<double[][]> images, Range range, ColorMap colors, int scale) {
    this.images = images;
    this.range = range;
    this.colors = colors;
    this.scale = scale;
  }

  /**
   * The images, the first 400 at most, with their number, size and scale below.
   *
   * @param columns how many to a row; 0 for as many as fit
   * @param colors null to choose by the signs there are
   */
  public static Part draw(
      List<double[][]> images, int columns, List<String> captions, @Nullable ColorMap colors) {
    if (images.isEmpty()) {
      return new Text("no images", Text.Tone.MUTED);
    }
    List<double[][]> shown = images.subList(0, Math.min(MOST, images.size()));
    Range all = Range.of(shown.stream().flatMapToDouble(ImageGrid::numbers));
    ColorMap map = colors != null ? colors : colors(all);
    Range range = onScale(all, map);
    int side = Math.max(shown.getFirst().length, shown.getFirst()[0].length);
    ImageGrid grid = new ImageGrid(shown, range, map, scale(side));
    Part body = captions.isEmpty() ? grid.sheet(columns) : grid.table(columns, captions);
    return new Column(List.of(body, grid.foot(images.size())));
  }

  /** How large a number of an image is drawn, for an image of this longer side. */
  static int scale(int side) {
    return Math.clamp(64 / side, 1, 8);
  }

  static ColorMap colors(Range all) {
    return all.min() < 0 ? ColorMap.DIVERGING : ColorMap.INK;
  }

  static Range onScale(Range all, ColorMap map) {
    return map == ColorMap.DIVERGING ? all.symmetric() : all;
  }

  static DoubleStream numbers(double[][] image) {
    return Arrays.stream(image).flatMapToDouble(Arrays::stream);
  }

  private int width() {
    return images.getFirst()[0].length * scale;
  }

  private int height() {
    return images.getFirst().length * scale;
  }

  private int columns(int wanted, int gap) {
    int fit = Math.max(1, PAGE / (width() + gap));
    return Math.min(images.size(), wanted > 0 ? wanted : fit);
  }

  private Part foot(int all) {
    String size =
        "%d of %d × %d".formatted(all, images.getFirst().length, images.getFirst()[0].length);
    String more = all > images.size() ? ", the first " + images.size() + " shown" : "";
    String scaleText = ", %s to %s".formatted(Fmt.num(range.min(), 3), Fmt.num(range.max(), 3));
    return new Text(size + more + scaleText, Text.Tone.MUTED);
  }

  private Picture sheet(int wanted) {
    int columns = columns(wanted, GAP);
    int rows = (images.size() + columns - 1) / columns;
    Raster raster =
        new Raster(columns * (width() + GAP) - GAP, rows * (height() + GAP) - GAP, scale, colors);
    for (int i = 0; i < images.size(); i++) {
      int x = i % columns * (width() + GAP);
      int y = i / columns * (height() + GAP);
      raster.place(images.get(i), x, y, range.min(), range.max());
    }
    return new Picture(raster.image(), images.size() + " images", text(columns));
  }

  private String text(int columns) {
    int characters = images.getFirst()[0].length * 2 + 2;
    int fit = Math.clamp(120 / characters, 0, columns);
    return fit == 0
        ? images.size() + " images"
        : Part.row(
                IntStream.range(0, Math.min(fit, images.size()))
                    .<Part>mapToObj(i -> Part.code(Shades.text(images.get(i), range)))
                    .toArray(Part[]::new))
            .text();
  }

  private Table table(int wanted, List<String> captions) {
    int columns = columns(wanted, 14);
    Table table = new Table(List.of(), List.of(), "");
    for (int from = 0; from < images.size(); from += columns) {
      List<Cell> row = new ArrayList<>();
      for (int i = from; i < from + columns; i++) {
        row.add(Cell.center(i < images.size() ? captioned(i, captions) : Part.text("")));
      }
      table = table.row(row.toArray());
    }
    return table;
  }

  private Part captioned(int i, List<String> captions) {
    String caption = i < captions.size() ? captions.get(i) : "";
    Raster raster = new Raster(width(), height(), scale, colors);
    raster.place(images.get(i), 0, 0, range.min(), range.max());
    String shades = width() / scale <= 16 ? Shades.text(images.get(i), range) : "";
    Picture picture = new Picture(raster.image(), "image " + caption, shades);
    return new Column(List.of(picture, Part.text(caption)));
  }
}
