package damo.kernel.shell;

import damo.kernel.shell.JavaShell.Completeness;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a cell can be sent off. */
final class CompletenessCheck {
  private static final Set<String> OPEN =
      Set.of(
          "compiler.err.premature.eof",
          "compiler.err.unclosed.comment",
          "compiler.err.unclosed.text.block");
  private static final Pattern LINE_MAGIC = Pattern.compile("(?m)^%[^%\\r\\n].*$");
  private static final Pattern RETURN = Pattern.compile("return\\b.*", Pattern.DOTALL);
  private static final String INDENT = "    ";

  private final CellReader reader;

  CompletenessCheck(CellReader reader) {
    this.reader = reader;
  }

  Completeness check(String cell) {
    if (cell.stripLeading().startsWith("%%")) {
      return new Completeness("complete", "");
    }
    String code = LINE_MAGIC.matcher(cell).replaceAll("");
    CellReader.Reading reading = reader.read(code);
    List<Problem> problems = reading.problems();
    boolean open =
        reader.isOpen(code) || problems.stream().anyMatch(one -> OPEN.contains(one.code()));
    boolean wrong = problems.stream().anyMatch(one -> !OPEN.contains(one.code()));
    if (reading.pieces().stream().anyMatch(piece -> isReturn(code, piece)) || wrong && !open) {
      return new Completeness("invalid", "");
    }
    return open ? new Completeness("incomplete", indent(code)) : new Completeness("complete", "");
  }

  private static boolean isReturn(String code, Piece piece) {
    return piece.kind() == Piece.Kind.STATEMENT && RETURN.matcher(piece.text(code)).matches();
  }

  /** That of the last line, and one step more when something was opened at its end. */
  private static String indent(String code) {
    String last = code.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
    String own = last.substring(0, last.length() - last.stripLeading().length());
    String stripped = last.stripTrailing();
    boolean opens = stripped.endsWith("{") || stripped.endsWith("(") || stripped.endsWith("->");
    return opens ? own + INDENT : own;
  }
}
