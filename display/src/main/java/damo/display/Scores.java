package damo.display;

import damo.display.number.Decimals;
import damo.display.number.Fmt;
import damo.display.number.Runs;
import damo.display.part.Cell;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Table;
import damo.display.part.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of settings and what each reached. Numbers stand right with their points below each
 * other, words left, and the best of a column is starred:
 *
 * <pre>{@code
 * Scores.of("norm", "rate", "accuracy", "seconds")
 *     .row("none", 0.1, 0.962, 11)
 *     .row("batch", 0.1, 0.974, 14)
 *     .highest("accuracy")
 *     .lowest("seconds");
 * }</pre>
 *
 * A cell may hold the numbers of several runs: it shows their mean, the least and the most. Rows
 * beyond 200 are counted, not shown; the best is the best of all.
 */
public final class Scores implements Showable {
  private static final int MOST = 200;
  private static final String STAR = "★ ";

  private final List<String> heads;
  private final List<List<@Nullable Object>> rows;
  private final Map<String, DoubleBinaryOperator> better;
  private final String title;

  private Scores(
      List<String> heads,
      List<List<@Nullable Object>> rows,
      Map<String, DoubleBinaryOperator> better,
      String title) {
    this.heads = heads;
    this.rows = rows;
    this.better = better;
    this.title = title;
  }

  /** A table with these columns and no rows yet. */
  public static Scores of(String... heads) {
    return new Scores(List.of(heads), List.of(), Map.of(), "");
  }

  /**
   * The same with a row more.
   *
   * @param cells words, numbers, several numbers (an array, a list or an {@code INDArray}: one for
   *     each run), null for none, or anything that has a display
   * @throws IllegalArgumentException when there are not as many cells as columns
   */
  public Scores row(@Nullable Object... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          "a row of this table has %d cells %s, not %d"
              .formatted(heads.size(), heads, cells.length));
    }
    List<List<@Nullable Object>> more = new ArrayList<>(rows);
    more.add(Arrays.asList(cells.clone()));
    return new Scores(heads, more, better, title);
  }

  /** Stars the largest number of each of these columns. */
  public Scores highest(String... columns) {
    return starred(Math::max, columns);
  }

  /** Stars the smallest number of each of these columns. */
  public Scores lowest(String... columns) {
    return starred(Math::min, columns);
  }

  private Scores starred(DoubleBinaryOperator best, String... columns) {
    Map<String, DoubleBinaryOperator> more = new LinkedHashMap<>(better);
    for (String column : columns) {
      if (!heads.contains(column)) {
        throw new IllegalArgumentException(
            "there is no column \"%s\" among %s".formatted(column, heads));
      }
      more.put(column, best);
    }
    return new Scores(heads, rows, more, title);
  }

  /** The same with a line above. */
  public Scores titled(String title) {
    return new Scores(heads, rows, better, title);
  }

  @Override
  public Part part() {
    List<List<Cell>> columns = IntStream.range(0, heads.size()).mapToObj(this::column).toList();
    List<List<Cell>> shown =
        IntStream.range(0, Math.min(MOST, rows.size()))
            .mapToObj(r -> columns.stream().map(column -> column.get(r)).toList())
            .toList();
    List<Part> parts = new ArrayList<>();
    if (!title.isEmpty()) {
      parts.add(new Text(title, Text.Tone.STRONG));
    }
    parts.add(new Table(heads.stream().map(Cell::left).toList(), shown, ""));
    foot(parts);
    return parts.size() == 1 ? parts.getFirst() : new Column(parts);
  }

  private void foot(List<Part> parts) {
    if (rows.isEmpty()) {
      parts.add(Part.muted("no rows"));
    } else if (rows.size() > MOST) {
      parts.add(Part.muted("the first %d of %s rows".formatted(MOST, Fmt.count(rows.size()))));
    }
    if (rows.stream().flatMap(List::stream).anyMatch(cell -> Runs.of(cell).several())) {
      parts.add(Part.muted("mean [least, most] of several runs"));
    }
  }

  private List<Cell> column(int c) {
    List<Runs> runs = rows.stream().map(row -> Runs.of(row.get(c))).toList();
    double[] means = runs.stream().filter(Runs::any).mapToDouble(Runs::mean).toArray();
    Decimals decimals =
        Decimals.of(runs.stream().filter(Runs::any).flatMapToDouble(Runs::extremes).toArray());
    DoubleBinaryOperator best = better.get(heads.get(c));
    double star =
        best == null
            ? Double.NaN
            : Arrays.stream(means).filter(v -> !Double.isNaN(v)).reduce(best).orElse(Double.NaN);
    boolean numbers = means.length > 0;
    List<Cell> cells = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      cells.add(
          runs.get(r).any()
              ? cell(runs.get(r), decimals, star)
              : other(rows.get(r).get(c), numbers));
    }
    return cells;
  }

  private static Cell cell(Runs runs, Decimals decimals, double star) {
    boolean best = runs.mean() == star;
    Text text =
        new Text(
            (best ? STAR : "") + runs.text(decimals), best ? Text.Tone.STRONG : Text.Tone.PLAIN);
    return new Cell(
        text, Cell.Align.RIGHT, "", runs.several() ? Fmt.count(runs.all().length) + " runs" : "");
  }

  private static Cell other(@Nullable Object x, boolean amongNumbers) {
    Part content =
        switch (x) {
          case null -> Part.text("");
          case CharSequence words -> Part.text(words.toString());
          default -> Display.part(x);
        };
    return new Cell(content, amongNumbers ? Cell.Align.RIGHT : Cell.Align.LEFT, "", "");
  }

  @Override
  public String toString() {
    return part().text();
  }
}
