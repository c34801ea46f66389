package damo.display;

import damo.display.number.Fmt;
import damo.display.number.Values;
import damo.display.part.Cell;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Distributions that belong together, a step to a row: what was seen, what was predicted, what was
 * done. Every cell is a line of bars on the scale from 0 to 1, as {@link Spark#prob} draws it.
 *
 * <pre>{@code
 * SparkTable.of("obs", seen).with("prediction", predicted).with("action", moves);
 * }</pre>
 *
 * Steps beyond 40 are counted, not shown.
 */
public final class SparkTable implements Showable {
  private static final int MOST = 40;

  private record Named(String name, double[][] steps) {}

  private final List<Named> columns;

  private SparkTable(List<Named> columns) {
    this.columns = columns;
  }

  /**
   * A table with one column.
   *
   * @param steps (steps, classes), or (1, steps, classes): an {@code INDArray}, arrays or lists
   * @throws IllegalArgumentException for another shape
   */
  public static SparkTable of(String name, Object steps) {
    return new SparkTable(List.of()).with(name, steps);
  }

  /**
   * The same with a column more, of as many steps and as many classes as there are.
   *
   * @throws IllegalArgumentException when it has another number of steps
   */
  public SparkTable with(String name, Object steps) {
    Named column = new Named(name, matrix(name, steps));
    if (!columns.isEmpty() && columns.getFirst().steps.length != column.steps.length) {
      throw new IllegalArgumentException(
          "\"%s\" has %d steps and \"%s\" has %d: cut them to the same"
              .formatted(
                  columns.getFirst().name,
                  columns.getFirst().steps.length,
                  name,
                  column.steps.length));
    }
    List<Named> more = new ArrayList<>(columns);
    more.add(column);
    return new SparkTable(more);
  }

  private static double[][] matrix(String name, Object steps) {
    Values values = Values.of(steps);
    int[] shape = values.shape();
    if (values.data().length == 0) {
      return new double[0][];
    }
    boolean one = shape.length == 3 && shape[0] == 1;
    if (shape.length != 2 && !one) {
      throw new IllegalArgumentException(
          "\"%s\" has shape %s; steps of distributions are (steps, classes): choose one sequence"
              .formatted(name, values.shapeText()));
    }
    return one
        ? new Values(values.data(), new int[] {shape[1], shape[2]}, values.dtype()).rows()
        : values.rows();
  }

  @Override
  public Part part() {
    int steps = columns.getFirst().steps.length;
    List<Cell> heads = new ArrayList<>(List.of(Cell.right("step")));
    columns.forEach(column -> heads.add(Cell.left(column.name)));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, steps); i++) {
      rows.add(row(i));
    }
    Table table = new Table(heads, rows, "");
    if (steps == 0) {
      return new Column(List.of(table, Part.muted("no steps")));
    }
    return steps <= MOST
        ? table
        : new Column(
            List.of(
                table, Part.muted("the first %d of %s steps".formatted(MOST, Fmt.count(steps)))));
  }

  private List<Cell> row(int step) {
    List<Cell> row = new ArrayList<>(List.of(Cell.right(Integer.toString(step))));
    columns.forEach(column -> row.add(Spark.prob(column.steps[step]).cell()));
    return row;
  }

  /** The bars alone, {@code " | "} between the columns, a line to a step: all of them. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < columns.getFirst().steps.length; i++) {
      int step = i;
      lines.add(
          String.join(
              " | ", columns.stream().map(c -> Spark.prob(c.steps[step]).toString()).toList()));
    }
    return String.join("\n", lines);
  }
}
