package damo.display.chart;

import damo.display.number.Fmt;
import damo.display.number.Range;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Text;
import damo.display.png.ColorMap;
import damo.display.png.Raster;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import damo.display.svg.TextWidth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** A matrix as coloured squares with the scale below. */
public final class HeatMap {
  private static final int MOST = 360;

  private HeatMap() {}

  /** Colours by the signs there are: two-sided about zero when some numbers are below it. */
  public static Part draw(String title, double[][] matrix) {
    double[][] small = Pool.atMost(matrix, MOST);
    boolean signed = numbers(small).anyMatch(v -> v < 0);
    return draw(title, matrix, small, signed ? ColorMap.DIVERGING : ColorMap.SEQUENTIAL);
  }

  public static Part draw(String title, double[][] matrix, ColorMap colors) {
    return draw(title, matrix, Pool.atMost(matrix, MOST), colors);
  }

  private static Part draw(String title, double[][] matrix, double[][] small, ColorMap colors) {
    Range all = Range.of(numbers(small));
    Range range = colors == ColorMap.DIVERGING ? all.symmetric() : all;
    String size = "%d × %d".formatted(matrix.length, matrix.length == 0 ? 0 : matrix[0].length);
    Part both = new Column(List.of(squares(size, small, colors, range), scale(colors, range)));
    return title.isEmpty()
        ? both
        : new Column(List.of(new Text(title + "  " + size, Text.Tone.STRONG), both));
  }

  private static DoubleStream numbers(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream);
  }

  private static Picture squares(String size, double[][] small, ColorMap colors, Range range) {
    int rows = small.length;
    int columns = rows == 0 ? 0 : small[0].length;
    int scale = Math.clamp(MOST / Math.max(1, Math.max(rows, columns)), 1, 18);
    Raster raster =
        new Raster(Math.max(1, columns * scale), Math.max(1, rows * scale), scale, colors);
    raster.place(small, 0, 0, range.min(), range.max());
    String ends = Fmt.num(range.min()) + " to " + Fmt.num(range.max());
    String alt = "matrix of " + size + ", from " + ends;
    String text = columns <= 60 && rows <= 40 ? alt + "\n" + Shades.text(small, range) : alt;
    return new Picture(raster.image(), alt, text);
  }

  /** A strip of the colours with the numbers at its ends; text readers have them above. */
  static Picture scale(ColorMap colors, Range range) {
    int steps = 40;
    double width = 120;
    String low = Fmt.num(range.min(), 3);
    String high = Fmt.num(range.max(), 3);
    double left = 8 + TextWidth.of(low, 10.5);
    Svg svg = new Svg(left + width + 12 + TextWidth.of(high, 10.5), 14);
    svg.text(left - 6, 11, low, Lettering.TICK.ending());
    for (int i = 0; i < steps; i++) {
      Paint paint = Paint.fill(colors.hex(i / (steps - 1.0)));
      svg.rect(left + i * width / steps, 3, width / steps + 0.3, 9, 0, paint);
    }
    svg.rect(left, 3, width, 9, 0, Paint.stroke(Palette.GRID, 1, 0.5));
    svg.text(left + width + 6, 11, high, Lettering.TICK);
    return new Picture(
        svg.image(), "colours from " + low + " to " + high, "scale " + low + " to " + high);
  }
}
