package damo.kernel.shell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The text of the cells that ran. */
final class SourceLines {
  private final Map<Integer, String[]> cells = new ConcurrentHashMap<>();

  void put(int cell, String code) {
    cells.put(cell, code.split("\\R", -1));
  }

  Optional<String> line(int cell, int line) {
    String[] lines = cells.get(cell);
    return lines == null || line < 1 || line > lines.length
        ? Optional.empty()
        : Optional.of(lines[line - 1]);
  }
}
