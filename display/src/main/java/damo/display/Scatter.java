package damo.display;

import damo.display.chart.PointChart;
import damo.display.number.Values;
import damo.display.number.Words;
import damo.display.part.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points on a plane, each written as the sign of its class: codes of a model, embeddings.
 *
 * <pre>{@code
 * Scatter.of(codes).labels(digits.y()).title("codes")
 * }</pre>
 *
 * Of more than 3,000 points evenly chosen ones are drawn, and how many are not is said; points that
 * are not finite are counted.
 */
public final class Scatter implements Showable {
  private static final int MOST = 3000;

  private final double[][] points;
  private final List<String> labels;
  private final String title;

  private Scatter(double[][] points, List<String> labels, String title) {
    this.points = points;
    this.labels = labels;
    this.title = title;
  }

  /**
   * Points without classes.
   *
   * @param points shape (n, 2): an {@code INDArray} or arrays; further columns are left out
   * @throws IllegalArgumentException for less than two columns
   */
  public static Scatter of(Object points) {
    Values values = Values.of(points);
    boolean isPlane = values.shape().length == 2 && values.shape()[1] >= 2;
    if (!isPlane && values.data().length > 0)
      throw new IllegalArgumentException(
          "points lie on a plane: their shape is (n, 2), not " + values.shapeText());
    return new Scatter(isPlane ? values.rows() : new double[0][2], List.of(), "");
  }

  /**
   * The class of each point.
   *
   * @param each strings or numbers, or a list or array of them, one for each point
   */
  public Scatter labels(Object... each) {
    List<String> words = Words.of(each);
    if (words.size() != points.length)
      throw new IllegalArgumentException(
          "there are %d points, and labels of %d".formatted(points.length, words.size()));
    return new Scatter(points, words, title);
  }

  /** What is written above. */
  public Scatter title(String words) {
    return new Scatter(points, labels, words);
  }

  @Override
  public Part part() {
    int[] finite =
        IntStream.range(0, points.length)
            .filter(i -> Double.isFinite(points[i][0]) && Double.isFinite(points[i][1]))
            .toArray();
    int step = Math.max(1, Math.ceilDiv(finite.length, MOST));
    int[] drawn =
        IntStream.range(0, finite.length).filter(i -> i % step == 0).map(i -> finite[i]).toArray();
    List<String> classes = List.copyOf(new LinkedHashSet<>(labels.stream().sorted().toList()));
    double[][] places = Arrays.stream(drawn).mapToObj(i -> points[i]).toArray(double[][]::new);
    int[] kinds =
        Arrays.stream(drawn)
            .map(i -> labels.isEmpty() ? 0 : classes.indexOf(labels.get(i)))
            .toArray();
    List<Part> parts = new ArrayList<>();
    parts.add(PointChart.draw(title, places, kinds, classes));
    String left = left(finite.length, drawn.length);
    if (!left.isEmpty()) parts.add(Part.muted(left));
    return Part.column(parts.toArray(Part[]::new));
  }

  private String left(int finite, int drawn) {
    List<String> said = new ArrayList<>();
    if (drawn < finite) said.add("%,d of %,d points are drawn".formatted(drawn, finite));
    if (finite < points.length) said.add("%,d are not finite".formatted(points.length - finite));
    return String.join("; ", said);
  }

  @Override
  public String toString() {
    return part().text();
  }
}
