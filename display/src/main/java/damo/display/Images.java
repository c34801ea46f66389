package damo.display;

import damo.display.chart.ImageGrid;
import damo.display.number.Values;
import damo.display.number.Words;
import damo.display.part.Part;
import damo.display.png.ColorMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many small pictures in rows: digits, filters, first-layer weights. Build with {@link #grid}, then
 * narrow down; a cell shows it.
 *
 * <p>Accepted are (n, height, width), (n, 1, height, width), (n, height·width) when that is a
 * square, and one (height, width) in a list.
 */
public final class Images implements Showable {
  private final Values images;
  private final int height;
  private final int width;
  private final int columns;
  private final List<String> captions;
  private final @Nullable ColorMap colors;

  private Images(
      Values images,
      int height,
      int width,
      int columns,
      List<String> captions,
      @Nullable ColorMap colors) {
    this.images = images;
    this.height = height;
    this.width = width;
    this.columns = columns;
    this.captions = captions;
    this.colors = colors;
  }

  /**
   * Images in rows.
   *
   * @throws IllegalArgumentException when rows are no square images; give {@link #size} then
   */
  public static Images grid(Object images) {
    Values values = Values.of(images);
    int[] shape = values.shape();
    if (shape.length >= 3) {
      return new Images(
          values, shape[shape.length - 2], shape[shape.length - 1], 0, List.of(), null);
    }
    int pixels = shape.length == 2 ? shape[1] : values.data().length;
    int side = (int) Math.round(Math.sqrt(pixels));
    return new Images(values, side, side, 0, List.of(), null);
  }

  /** Height and width of each image, when they are no squares. */
  public Images size(int height, int width) {
    return new Images(images, height, width, columns, captions, colors);
  }

  /** How many to a row; by default as many as fit. */
  public Images columns(int columns) {
    return new Images(images, height, width, columns, captions, colors);
  }

  /** What is written below each image: strings, numbers, or a list or array of them. */
  public Images captions(Object... captions) {
    return new Images(images, height, width, columns, Words.of(captions), colors);
  }

  /** Other colours; by default ink on paper, or two-sided when there are numbers below zero. */
  public Images colors(ColorMap colors) {
    return new Images(images, height, width, columns, captions, colors);
  }

  @Override
  public Part part() {
    return ImageGrid.draw(cut(), columns, captions, colors);
  }

  /** These images and others below, each row of them named: originals over reconstructions. */
  public ImageRows named(String name) {
    return new ImageRows(columns, colors).row(name, this);
  }

  List<double[][]> cut() {
    int size = height * width;
    double[] data = images.data();
    if (size == 0 || data.length % size != 0) {
      throw new IllegalArgumentException(
          "images of %d × %d do not fit into an array of shape %s; say size(height, width)"
              .formatted(height, width, images.shapeText()));
    }
    List<double[][]> all = new ArrayList<>();
    for (int i = 0; i < data.length / size; i++) {
      double[][] image = new double[height][width];
      for (int r = 0; r < height; r++) {
        System.arraycopy(data, i * size + r * width, image[r], 0, width);
      }
      all.add(image);
    }
    return all;
  }

  @Override
  public String toString() {
    return part().text();
  }
}
