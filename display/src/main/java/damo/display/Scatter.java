package damo.display;

import damo.display.chart.LetterGrid;
import damo.display.chart.ScatterChart;
import damo.display.number.Fmt;
import damo.display.number.Points;
import damo.display.number.Values;
import damo.display.number.Words;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Picture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Points in the plane, by class: a latent space of two dimensions, a projection of embeddings.
 *
 * <pre>{@code
 * Scatter.of(codes, labels, "zero", "one", "two").titled("latent space");
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

  private final Points points;
  private final List<String> names;
  private final String title;
  private final int folded;

  private Scatter(Points points, List<String> names, String title, int folded) {
    this.points = points;
    this.names = names;
    this.title = title;
    this.folded = folded;
  }

  /**
   * Points of one kind.
   *
   * @param points (n, 2): an {@code INDArray}, arrays or lists
   * @throws IllegalArgumentException for another shape
   */
  public static Scatter of(Object points) {
    double[][] xy = coordinates(points);
    return new Scatter(new Points(xy[0], xy[1], new int[xy[0].length], 1), List.of(), "points", 0);
  }

  /**
   * Points of several classes.
   *
   * @param points (n, 2)
   * @param labels a class for each point: numbers, or a list of words
   * @param names of the classes 0, 1, 2 …, when labels are numbers; else the labels themselves
   * @throws IllegalArgumentException when there are not as many labels as points, or a label has no
   *     name
   */
  public static Scatter of(Object points, Object labels, Object... names) {
    double[][] xy = coordinates(points);
    List<String> each = Words.of(labels);
    if (each.size() != xy[0].length) {
      throw new IllegalArgumentException(
          "there are %d points, and labels for %d".formatted(xy[0].length, each.size()));
    }
    Map<String, Integer> classes = classes(each, Words.of(names));
    int[] cls = each.stream().mapToInt(classes::get).toArray();
    List<String> called =
        names.length > 0 ? Words.of(names) : new ArrayList<>(classes.keySet());
    int folded = called.size() > CLASSES ? called.size() - CLASSES + 1 : 0;
    if (folded > 0) {
      cls = IntStream.of(cls).map(c -> Math.min(c, CLASSES - 1)).toArray();
      called = new ArrayList<>(called.subList(0, CLASSES - 1));
      called.add(OTHERS);
    }
    return new Scatter(
        new Points(xy[0], xy[1], cls, called.size()), List.copyOf(called), "points", folded);
  }

  private static double[][] coordinates(Object points) {
    Values values = Values.of(points);
    int[] shape = values.shape();
    if (values.data().length == 0) {
      return new double[2][0];
    }
    if (shape.length != 2 || shape[1] != 2) {
      throw new IllegalArgumentException(
          "points have shape (n, 2), not %s: choose two columns, or project to two"
              .formatted(values.shapeText()));
    }
    double[][] rows = values.rows();
    double[][] xy = new double[2][rows.length];
    for (int i = 0; i < rows.length; i++) {
      xy[0][i] = rows[i][0];
      xy[1][i] = rows[i][1];
    }
    return xy;
  }

  /** The number of each label: its place among the names, or in order of numbers or words. */
  private static Map<String, Integer> classes(List<String> labels, List<String> names) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    if (names.isEmpty()) {
      List<String> distinct = labels.stream().distinct().sorted(Scatter::inOrder).toList();
      distinct.forEach(label -> classes.put(label, classes.size()));
      return classes;
    }
    for (int i = 0; i < names.size(); i++) {
      classes.put(Integer.toString(i), i);
      classes.put(names.get(i), i);
    }
    labels.stream()
        .filter(label -> !classes.containsKey(label))
        .findFirst()
        .ifPresent(
            label -> {
              throw new IllegalArgumentException(
                  "label %s has no name: there are %d names, for 0 to %d"
                      .formatted(label, names.size(), names.size() - 1));
            });
    return classes;
  }

  private static int inOrder(String a, String b) {
    boolean numbers = a.matches("-?\\d{1,9}") && b.matches("-?\\d{1,9}");
    return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }

  /** The same with a line above. */
  public Scatter titled(String title) {
    return new Scatter(points, names, title, folded);
  }

  @Override
  public Part part() {
    Points shown = points.finite();
    int lost = points.size() - shown.size();
    String count = Fmt.count(shown.size()) + " points";
    String alt = "scatter of " + title + ": " + count + (names.isEmpty() ? "" : " in " + classes());
    List<Part> parts = new ArrayList<>();
    parts.add(new Picture(ScatterChart.draw(title, shown, names), alt, text(shown)));
    parts.add(
        Part.muted(
            count
                + (lost == 0 ? "" : ", " + Fmt.count(lost) + " more are not finite")
                + (folded == 0 ? "" : ", %d classes drawn as %s".formatted(folded, OTHERS))));
    return new Column(parts);
  }

  private String classes() {
    return names.size() == 1 ? "1 class" : names.size() + " classes";
  }

  private String text(Points shown) {
    String letters = letters(names);
    String grid = LetterGrid.text(shown, letters);
    int[] counts = shown.counts();
    String key =
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    (names.get(i).equals(letters.substring(i, i + 1))
                            ? names.get(i)
                            : letters.charAt(i) + " " + names.get(i))
                        + " ("
                        + Fmt.count(counts[i])
                        + ")")
            .collect(Collectors.joining("  "));
    return title + "\n" + grid + (key.isEmpty() ? "" : "\n" + key);
  }

  /** The first letters of the names where these differ, else a, b, c and so on. */
  private static String letters(List<String> names) {
    if (names.isEmpty()) {
      return "•";
    }
    Set<String> firsts = new HashSet<>();
    boolean differ =
        names.stream().allMatch(n -> !n.isBlank() && firsts.add(n.substring(0, 1)));
    return differ
        ? names.stream().map(n -> n.substring(0, 1)).collect(Collectors.joining())
        : LETTERS.substring(0, names.size());
  }

  @Override
  public String toString() {
    return part().text();
  }
}
