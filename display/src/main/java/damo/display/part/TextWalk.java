package damo.display.part;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Walks a part to plain text: aligned, complete, no colour codes. */
final class TextWalk {
  private static final int PAGE = 120;

  private TextWalk() {}

  static String text(Part part) {
    return block(part).text();
  }

  private static Block block(Part part) {
    return switch (part) {
      case Text text -> Block.of(text.content());
      case Heading heading -> heading(heading.content());
      case Code code -> Block.of(code.content());
      case Picture picture -> Block.of(picture.text().isEmpty() ? picture.alt() : picture.text());
      case Badge badge -> Block.of(badge.tone().mark + " " + badge.label());
      case Raw raw -> Block.of(raw.text());
      case Row row -> row(row.parts().stream().map(TextWalk::block).toList());
      case Column column -> Block.below(column.parts().stream().map(TextWalk::block).toList());
      case Fold fold -> fold(fold);
      case Table table -> table(table);
    };
  }

  private static Block heading(String content) {
    return new Block(List.of(content, "─".repeat(Block.columns(content))));
  }

  private static Block row(List<Block> blocks) {
    int width = blocks.stream().mapToInt(b -> b.width() + 3).sum();
    return width <= PAGE + 3 ? Block.beside(blocks, "   ") : Block.below(blocks);
  }

  private static Block fold(Fold fold) {
    Block body = block(fold.body());
    List<String> lines = new ArrayList<>(List.of(fold.summary()));
    body.lines().forEach(line -> lines.add(("  " + line).stripTrailing()));
    return new Block(lines);
  }

  private static Block table(Table table) {
    List<List<Block>> rows = new ArrayList<>();
    if (!table.heads().isEmpty()) {
      rows.add(blocks(table.heads()));
    }
    table.rows().forEach(row -> rows.add(blocks(row)));
    List<String> lines = new ArrayList<>();
    if (!table.caption().isEmpty()) {
      lines.add(table.caption());
    }
    int[] widths = widths(rows);
    for (int r = 0; r < rows.size(); r++) {
      lines.addAll(rowLines(table, rows.get(r), widths));
      if (!table.heads().isEmpty() && r == 0) {
        lines.add(rule(widths));
      }
    }
    return new Block(lines);
  }

  private static List<Block> blocks(List<Cell> cells) {
    return cells.stream().map(cell -> block(cell.content())).toList();
  }

  private static int[] widths(List<List<Block>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, columns)
        .map(c -> rows.stream().mapToInt(r -> c < r.size() ? r.get(c).width() : 0).max().orElse(0))
        .toArray();
  }

  private static List<String> rowLines(Table table, List<Block> row, int[] widths) {
    int height = row.stream().mapToInt(b -> b.lines().size()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        line.append(c == 0 ? "" : "  ");
        line.append(Block.pad(row.get(c).line(i), widths[c], table.align(c)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String rule(int[] widths) {
    List<String> dashes = IntStream.of(widths).mapToObj("─"::repeat).toList();
    return String.join("  ", dashes);
  }
}
