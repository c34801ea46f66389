package damo.display;

import damo.display.chart.LetterGrid;
import damo.display.chart.ScatterChart;
import damo.display.number.Fmt;
import damo.display.number.Points;
import damo.display.number.Values;
import damo.display.number.Words;
import damo.display.part.Part;
import damo.display.part.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Points on a plane, by class: codes of a model, a projection of embeddings.
 *
 * <pre>{@code
 * Scatter.of(codes).labels(digits.y()).title("latent space");
 * }</pre>
 *
 * Classes differ by colour and shape and are named where the middle of their points is. Text
 * readers get a grid of letters. Points that are not finite are counted, not drawn; classes beyond
 * 16 are drawn as one.
 */
public final class Scatter implements Showable {
  private static final int CLASSES = 16;
  private static final String OTHERS = "others";
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

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
   * @param points shape (n, 2): an {@code INDArray}, arrays or lists; further columns are left out
   * @throws IllegalArgumentException for less than two columns
   */
  public static Scatter of(Object points) {
    Values values = Values.of(points);
    boolean onPlane = values.shape().length == 2 && values.shape()[1] >= 2;
    if (!onPlane && values.data().length > 0) {
      throw new IllegalArgumentException(
          "points lie on a plane: their shape is (n, 2), not " + values.shapeText());
    }
    return new Scatter(onPlane ? values.rows() : new double[0][2], List.of(), "");
  }

  /**
   * The class of each point.
   *
   * @param each words or numbers, or a list or array of them, one for each point
   * @throws IllegalArgumentException when there are not as many as points
   */
  public Scatter labels(Object... each) {
    List<String> words = Words.of(each);
    if (words.size() != points.length) {
      throw new IllegalArgumentException(
          "there are %d points, and labels of %d".formatted(points.length, words.size()));
    }
    return new Scatter(points, words, title);
  }

  /**
   * Names of the classes 0, 1, 2 …, where {@link #labels} were numbers.
   *
   * @throws IllegalArgumentException when a label has no name
   */
  public Scatter names(Object... ofClasses) {
    List<String> names = Words.of(ofClasses);
    return new Scatter(points, labels.stream().map(label -> name(label, names)).toList(), title);
  }

  private static String name(String label, List<String> names) {
    if (!label.matches("\\d{1,9}") || Integer.parseInt(label) >= names.size()) {
      throw new IllegalArgumentException(
          "label %s has no name: there are %d, for 0 to %d"
              .formatted(label, names.size(), names.size() - 1));
    }
    return names.get(Integer.parseInt(label));
  }

  /** What is written above. */
  public Scatter title(String words) {
    return new Scatter(points, labels, words);
  }

  @Override
  public Part part() {
    List<String> all = labels.stream().distinct().sorted(Scatter::inOrder).toList();
    int folded = all.size() > CLASSES ? all.size() - CLASSES + 1 : 0;
    List<String> classes = folded == 0 ? all : folded(all);
    Points placed = placed(all, classes.size());
    Points shown = placed.finite();
    String of = classes.isEmpty() ? "" : " of " + all.size() + " classes";
    String count = Fmt.count(shown.size()) + " points" + of;
    Picture picture =
        new Picture(ScatterChart.draw(title, shown, classes), count, text(shown, classes));
    int lost = points.length - shown.size();
    String foot =
        count
            + (lost == 0 ? "" : ", " + Fmt.count(lost) + " more are not finite")
            + (folded == 0 ? "" : ", %d classes are drawn as %s".formatted(folded, OTHERS));
    return Part.column(picture, Part.muted(foot));
  }

  private static List<String> folded(List<String> all) {
    List<String> first = new ArrayList<>(all.subList(0, CLASSES - 1));
    first.add(OTHERS);
    return first;
  }

  private Points placed(List<String> all, int classes) {
    Map<String, Integer> numbers = new HashMap<>();
    all.forEach(label -> numbers.put(label, numbers.size()));
    int[] cls = new int[points.length];
    for (int i = 0; i < labels.size(); i++) {
      cls[i] = Math.min(numbers.getOrDefault(labels.get(i), 0), CLASSES - 1);
    }
    double[] x = Arrays.stream(points).mapToDouble(point -> point[0]).toArray();
    double[] y = Arrays.stream(points).mapToDouble(point -> point[1]).toArray();
    return new Points(x, y, cls, Math.max(1, classes));
  }

  private static int inOrder(String a, String b) {
    boolean numbers = a.matches("-?\\d{1,9}") && b.matches("-?\\d{1,9}");
    return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }

  private String text(Points shown, List<String> names) {
    String letters = letters(names);
    String grid = LetterGrid.text(shown, letters);
    int[] counts = shown.counts();
    String key =
        IntStream.range(0, names.size())
            .mapToObj(i ->
                (names.get(i).equals(letters.substring(i, i + 1))
                        ? names.get(i)
                        : letters.charAt(i) + " " + names.get(i))
                    + " ("
                    + Fmt.count(counts[i])
                    + ")")
            .collect(Collectors.joining("  "));
    return (title.isEmpty() ? "" : title + "\n") + grid + (key.isEmpty() ? "" : "\n" + key);
  }

  /** The first letters of the names where these differ, else a, b, c and so on. */
  private static String letters(List<String> names) {
    if (names.isEmpty()) {
      return "•";
    }
    Set<String> firsts = new HashSet<>();
    boolean differ = names.stream().allMatch(n -> !n.isBlank() && firsts.add(n.substring(0, 1)));
    return differ
        ? names.stream().map(n -> n.substring(0, 1)).collect(Collectors.joining())
        : LETTERS.substring(0, names.size());
  }

  @Override
  public String toString() {
    return part().text();
  }
}
