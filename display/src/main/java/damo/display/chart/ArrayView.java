package damo.display.chart;

import damo.display.number.Digest;
import damo.display.number.Facets;
import damo.display.number.Fmt;
import damo.display.number.Values;
import damo.display.part.Badge;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Row;
import damo.display.part.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An array at a glance: a line of facts, its numbers or their distribution, a picture. */
public final class ArrayView {
  private static final int WHOLE = 10;
  private static final int FACETS = 8;

  private ArrayView() {}

  public static Part draw(Values values) {
    Digest digest = Digest.of(values.data());
    if (values.shape().length == 0 && digest.healthy()) {
      return scalar(values);
    }
    List<Part> parts = new ArrayList<>(List.of(head(values, digest)));
    int n = values.data().length;
    if (n > 0 && n <= WHOLE) {
      parts.add(Part.code(Facets.text(values)));
    } else if (n > WHOLE) {
      picture(values, parts);
      parts.add(Part.fold("values", Part.code(Facets.text(values))));
    }
    return parts.size() == 1 ? parts.getFirst() : new Column(parts);
  }

  /** One number is its own digest. */
  private static Part scalar(Values values) {
    int digits = values.dtype().equals("float32") ? 7 : 15;
    return Part.row(
        new Text(Fmt.num(values.data()[0], digits), Text.Tone.STRONG),
        Part.muted(values.dtype() + " " + values.shapeText()));
  }

  private static Part head(Values values, Digest digest) {
    List<Part> line = new ArrayList<>();
    String type = values.dtype() + " " + values.shapeText();
    line.add(new Text(type, Text.Tone.STRONG));
    line.add(new Text(digest.line(), Text.Tone.PLAIN));
    if (values.data().length > WHOLE) {
      line.add(Histogram.small(values.data()));
    }
    if (!digest.healthy()) {
      String label = Fmt.count(digest.nans() + digest.infs()) + " not finite";
      line.add(new Badge(label, Badge.Tone.BAD, digest.nans() + " nan, " + digest.infs() + " inf"));
    }
    return new Row(line);
  }

  private static void picture(Values values, List<Part> parts) {
    int[] shape = values.shape();
    if (shape.length == 2 && shape[0] > 1 && shape[1] > 1) {
      parts.add(HeatMap.draw("", values.rows()));
    } else if (shape.length > 2) {
      List<double[][]> facets = facets(values);
      parts.add(ImageGrid.draw(facets, 0, List.of(), null));
      int all = values.data().length / (shape[shape.length - 1] * shape[shape.length - 2]);
      if (all > facets.size()) {
        parts.add(Part.muted("the first %d of %s slices".formatted(facets.size(), Fmt.count(all))));
      }
    }
  }

  private static List<double[][]> facets(Values values) {
    int[] shape = values.shape();
    int rows = shape[shape.length - 2];
    int columns = shape[shape.length - 1];
    List<double[][]> facets = new ArrayList<>();
    for (int f = 0; f < Math.min(FACETS, values.data().length / (rows * columns)); f++) {
      double[][] facet = new double[rows][];
      for (int r = 0; r < rows; r++) {
        int at = (f * rows + r) * columns;
        facet[r] = Arrays.copyOfRange(values.data(), at, at + columns);
      }
      facets.add(Pool.atMost(facet, 96));
    }
    return facets;
  }
}
