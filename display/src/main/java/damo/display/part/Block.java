package damo.display.part;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of text with a width, for putting beside and below each other. */
record Block(List<String> lines) {
  static Block of(String text) {
    return new Block(text.lines().map(String::stripTrailing).toList());
  }

  int width() {
    return lines.stream().mapToInt(Block::columns).max().orElse(0);
  }

  String line(int i) {
    return i < lines.size() ? lines.get(i) : "";
  }

  static int columns(String line) {
    return line.codePointCount(0, line.length());
  }

  static String pad(String line, int width, Cell.Align align) {
    int space = Math.max(0, width - columns(line));
    int before =
        switch (align) {
          case LEFT -> 0;
          case CENTER -> space / 2;
          case RIGHT -> space;
        };
    return " ".repeat(before) + line + " ".repeat(space - before);
  }

  static Block below(List<Block> blocks) {
    List<String> all = new ArrayList<>();
    blocks.forEach(b -> all.addAll(b.lines));
    return new Block(all);
  }

  static Block beside(List<Block> blocks, String gap) {
    int height = blocks.stream().mapToInt(b -> b.lines.size()).max().orElse(0);
    return new Block(IntStream.range(0, height).mapToObj(i -> across(blocks, i, gap)).toList());
  }

  private static String across(List<Block> blocks, int i, String gap) {
    StringBuilder line = new StringBuilder();
    for (Block block : blocks) {
      line.append(line.isEmpty() ? "" : gap);
      line.append(pad(block.line(i), block.width(), Cell.Align.LEFT));
    }
    return line.toString().stripTrailing();
  }

  String text() {
    return String.join("\n", lines);
  }
}
