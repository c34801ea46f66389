package damo.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a cell into Java and magics. */
final class Pieces {
  private static final Pattern CELL =
      Pattern.compile("\\s*%%(\\w+)([^\\n]*)(?:\\n(.*))?", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("%(\\w+)(.*)");

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder java = new StringBuilder();
  private final Nesting nesting = new Nesting();
  private int line;

  private Pieces() {}

  static List<Piece> of(String cell) {
    Matcher whole = CELL.matcher(cell);
    if (whole.matches()) {
      String body = whole.group(3) == null ? "" : whole.group(3);
      return List.of(new Piece.Cell(whole.group(1), whole.group(2).strip(), body));
    }
    Pieces cutter = new Pieces();
    cell.lines().forEach(cutter::add);
    cutter.endJava();
    return cutter.isJavaAlone() ? List.of(new Piece.Java(cell)) : cutter.pieces;
  }

  private void add(String text) {
    Matcher magic = LINE.matcher(text);
    if (nesting.atStatement() && magic.matches()) {
      endJava();
      pieces.add(new Piece.Line(magic.group(1), magic.group(2).strip()));
    } else {
      nesting.read(text);
      java.append(text).append('\n');
    }
    line++;
  }

  private boolean isJavaAlone() {
    return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Java;
  }

  private void endJava() {
    if (!java.toString().isBlank()) {
      int before = line - (int) java.chars().filter(c -> c == '\n').count();
      pieces.add(new Piece.Java("\n".repeat(before) + java.toString().stripTrailing()));
    }
    java.setLength(0);
  }
}
