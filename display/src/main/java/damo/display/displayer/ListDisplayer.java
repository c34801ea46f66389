package damo.display.displayer;

import damo.display.Display;
import damo.display.Displayer;
import damo.display.part.Cell;
import damo.display.part.Code;
import damo.display.part.Part;
import damo.display.part.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Shows collections: on a line when their items are words, else an item to a row. */
@SuppressWarnings("rawtypes")
public final class ListDisplayer implements Displayer<Collection> {
  private static final int MOST = 30;
  private static final int LINE = 100;

  @Override
  public Class<Collection> type() {
    return Collection.class;
  }

  @Override
  public Part show(Collection collection) {
    return draw(collection);
  }

  static Part draw(Collection<?> items) {
    List<Part> parts = new ArrayList<>();
    for (Object item : items) {
      if (parts.size() == MOST) {
        break;
      }
      parts.add(Nested.show(item));
    }
    String more = items.size() > MOST ? ", … " + (items.size() - MOST) + " more" : "";
    if (parts.stream().allMatch(p -> p instanceof Code code && !code.content().contains("\n"))) {
      String line = String.join(", ", parts.stream().map(Part::text).toList());
      return line.length() <= LINE * 3 ? Part.code("[" + line + more + "]") : rows(parts, more);
    }
    return rows(parts, more);
  }

  private static Part rows(List<Part> parts, String more) {
    Table table = new Table(List.of(), List.of(), "");
    for (int i = 0; i < parts.size(); i++) {
      table = table.row(Cell.right(Integer.toString(i)), parts.get(i));
    }
    return more.isEmpty() ? table : table.row("", Part.muted(more.substring(2)));
  }

  /** Keeps lists that contain themselves, or run very deep, from filling the page. */
  static final class Nested {
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);
    private static final int DEEPEST = 6;

    private Nested() {}

    static Part show(Object item) {
      int depth = DEPTH.get();
      if (depth >= DEEPEST) {
        return Part.code("…");
      }
      DEPTH.set(depth + 1);
      try {
        return Display.part(item);
      } finally {
        DEPTH.set(depth);
      }
    }
  }
}
