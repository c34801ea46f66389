package damo.display.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under heads; immutable, so each added row makes a new table. */
public record Table(List<Cell> heads, List<List<Cell>> rows, String caption) implements Part {
  public Table {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (!heads.isEmpty() && row.size() != heads.size()) {
        throw new IllegalArgumentException(
            "a row of this table needs %d cells, one for each head; it has %d"
                .formatted(heads.size(), row.size()));
      }
    }
  }

  public static Table of(String... heads) {
    return new Table(Arrays.stream(heads).map(Cell::left).toList(), List.of(), "");
  }

  /** A table that also has this row; cells may be parts, {@link Cell}s, numbers or anything. */
  public Table row(Object... cells) {
    List<List<Cell>> more = new ArrayList<>(rows);
    more.add(Arrays.stream(cells).map(Cell::from).toList());
    return new Table(heads, more, caption);
  }

  public Table captioned(String caption) {
    return new Table(heads, rows, caption);
  }

  /** The same without the columns that have nothing to say in any row. */
  public Table withoutEmptyColumns() {
    int[] kept =
        IntStream.range(0, heads.size())
            .filter(c -> rows.stream().anyMatch(row -> !row.get(c).content().text().isBlank()))
            .toArray();
    return new Table(
        pick(heads, kept), rows.stream().map(row -> pick(row, kept)).toList(), caption);
  }

  private static List<Cell> pick(List<Cell> cells, int[] kept) {
    return Arrays.stream(kept).mapToObj(cells::get).toList();
  }

  /** How a column is aligned: as most of its cells are, for the head has no opinion. */
  Cell.Align align(int column) {
    return rows.isEmpty() ? Cell.Align.LEFT : rows.getFirst().get(column).align();
  }
}
