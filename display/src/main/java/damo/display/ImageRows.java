package damo.display;

import damo.display.chart.NamedRows;
import damo.display.part.Part;
import damo.display.png.ColorMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Images that belong together below each other, one picture with a name before each row:
 *
 * <pre>{@code
 * Images.grid(digits).named("seen").below("made again", vae.reconstruct(codes))
 * }</pre>
 *
 * When there are more than fit beside each other, the rows are repeated: the next seen over the
 * next made again. Beyond 200 of a row, images are counted, not shown.
 */
public final class ImageRows implements Showable {
  private final int columns;
  private final @Nullable ColorMap colors;
  private final Map<String, List<double[][]>> rows = new LinkedHashMap<>();

  ImageRows(int columns, @Nullable ColorMap colors) {
    this.columns = columns;
    this.colors = colors;
  }

  /**
   * The same with a row more.
   *
   * @param images as {@link Images#grid} takes; or an {@link Images}, when they are no squares
   * @throws IllegalArgumentException when they have another size than those above
   */
  public ImageRows below(String name, Object images) {
    ImageRows more = new ImageRows(columns, colors);
    more.rows.putAll(rows);
    return more.row(name, images instanceof Images given ? given : Images.grid(images));
  }

  ImageRows row(String name, Images images) {
    List<double[][]> row = images.cut();
    for (List<double[][]> above : rows.values()) {
      if (!above.isEmpty() && !row.isEmpty() && !size(above).equals(size(row))) {
        throw new IllegalArgumentException(
            "the images \"%s\" are %s, and those above %s".formatted(name, size(row), size(above)));
      }
    }
    rows.put(name, row);
    return this;
  }

  private static String size(List<double[][]> images) {
    return images.getFirst().length + " × " + images.getFirst()[0].length;
  }

  @Override
  public Part part() {
    return NamedRows.draw(rows, columns, colors);
  }

  @Override
  public String toString() {
    return part().text();
  }
}
