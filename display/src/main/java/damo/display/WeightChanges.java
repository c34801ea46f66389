package damo.display;

import damo.display.chart.Histogram;
import damo.display.number.Change;
import damo.display.number.Digest;
import damo.display.number.Fmt;
import damo.display.number.Values;
import damo.display.part.Badge;
import damo.display.part.Cell;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Table;
import damo.display.part.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What training did to weights, or how two checkpoints differ: for each name the norms before and
 * after, of the difference, the largest change, and how the changes are spread. Names that one side
 * lacks, and shapes that differ, come first.
 *
 * <pre>{@code
 * WeightChanges.of(early, late).named("epoch 2", "epoch 10")
 * }</pre>
 *
 * Names beyond 200 are counted, not shown.
 */
public final class WeightChanges implements Showable {
  private static final int MOST = 200;

  private final Map<String, INDArray> before;
  private final Map<String, INDArray> after;
  private final String first;
  private final String second;

  private WeightChanges(
      Map<String, INDArray> before, Map<String, INDArray> after, String first, String second) {
    this.before = before;
    this.after = after;
    this.first = first;
    this.second = second;
  }

  /** The changes from some weights to others of the same names; neither map is kept. */
  public static WeightChanges of(Map<String, INDArray> before, Map<String, INDArray> after) {
    return new WeightChanges(
        new LinkedHashMap<>(before), new LinkedHashMap<>(after), "before", "after");
  }

  /** What the two are called. */
  public WeightChanges named(String first, String second) {
    return new WeightChanges(before, after, first, second);
  }

  @Override
  public Part part() {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> alone = names.stream().filter(name -> !isComparable(name)).toList();
    List<String> both = names.stream().filter(this::isComparable).toList();
    List<List<Cell>> rows = new ArrayList<>();
    alone.stream().limit(MOST).forEach(name -> rows.add(unlike(name)));
    int same = 0;
    for (String name : both) {
      Change change = Change.of(values(before, name), values(after, name));
      same += change.none() ? 1 : 0;
      if (rows.size() < MOST) {
        rows.add(row(name, change));
      }
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Text("weights: " + first + " → " + second, Text.Tone.STRONG));
    parts.add(new Table(heads(), rows, "").withoutEmptyColumns());
    parts.add(
        Part.muted(
            "%d names: %d changed, %d the same, %d not in both or of another shape%s"
                .formatted(
                    names.size(), both.size() - same, same, alone.size(), cut(names.size()))));
    return new Column(parts);
  }

  private static String cut(int names) {
    return names > MOST ? "; %d are not shown".formatted(names - MOST) : "";
  }

  private boolean isComparable(String name) {
    INDArray a = before.get(name);
    INDArray b = after.get(name);
    return a != null && b != null && shape(a).equals(shape(b));
  }

  private static Values values(Map<String, INDArray> weights, String name) {
    return Values.of(Objects.requireNonNull(weights.get(name)));
  }

  private static String shape(INDArray a) {
    return Fmt.shape(a.shape());
  }

  private List<Cell> heads() {
    List<Cell> heads = new ArrayList<>(List.of(Cell.left("name"), Cell.left("shape")));
    heads.add(Cell.right("‖" + first + "‖"));
    heads.add(Cell.right("‖" + second + "‖"));
    heads.add(Cell.right("‖difference‖"));
    heads.add(Cell.right("relative"));
    heads.add(Cell.right("largest change"));
    heads.add(Cell.left("changes"));
    heads.add(Cell.left("state"));
    return heads;
  }

  private static List<Cell> row(String name, Change change) {
    return List.of(
        Cell.of(new Text(name, Text.Tone.STRONG)),
        Cell.left(change.shape()),
        Cell.right(Fmt.num(change.before())),
        Cell.right(Fmt.num(change.after())),
        Cell.right(Fmt.num(change.norm())),
        Cell.right(change.none() ? "" : Fmt.num(change.relative(), 3)),
        Cell.right(Fmt.num(change.largest())).titled(change.where()),
        spread(change),
        Cell.of(state(change)));
  }

  private static Cell spread(Change change) {
    boolean any = !change.none() && Double.isFinite(change.largest());
    Digest digest = Digest.of(change.differences());
    return any
        ? Cell.of(Histogram.small(change.differences())).titled(digest.line())
        : Cell.left("");
  }

  private static Part state(Change change) {
    if (change.broken() > 0) {
      String label = Fmt.count(change.broken()) + " not finite";
      return new Badge(label, Badge.Tone.BAD, "numbers that are NaN or infinite on either side");
    }
    return change.none()
        ? new Badge("the same", Badge.Tone.MUTED, "every number is as it was")
        : Part.text("");
  }

  private List<Cell> unlike(String name) {
    INDArray a = before.get(name);
    INDArray b = after.get(name);
    String shapes;
    Badge badge;
    if (a != null && b != null) {
      shapes = shape(a) + " → " + shape(b);
      badge = new Badge("another shape", Badge.Tone.WARN, shapes);
    } else if (a != null) {
      shapes = shape(a);
      badge = new Badge("only in " + first, Badge.Tone.WARN, second + " has no such name");
    } else {
      shapes = b == null ? "" : shape(b);
      badge = new Badge("only in " + second, Badge.Tone.WARN, first + " has no such name");
    }
    return List.of(
        Cell.of(new Text(name, Text.Tone.STRONG)),
        Cell.left(shapes),
        norm(a),
        norm(b),
        Cell.right(""),
        Cell.right(""),
        Cell.right(""),
        Cell.left(""),
        Cell.of(badge));
  }

  private static Cell norm(@Nullable INDArray a) {
    return Cell.right(a == null ? "" : Fmt.num(Change.norm(Values.flat(a))));
  }

  @Override
  public String toString() {
    return part().text();
  }
}
