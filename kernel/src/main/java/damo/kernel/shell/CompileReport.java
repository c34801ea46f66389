package damo.kernel.shell;

import damo.kernel.shell.JavaShell.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Says what the compiler has against a cell: the place, the sentence, the line and a caret. */
final class CompileReport {
  private static final String NAME = "CompileError";
  private static final int MOST = 20;

  private CompileReport() {}

  static Outcome.Failed of(String code, int cell, List<Problem> problems) {
    List<Problem> distinct = problems.stream().distinct().toList();
    List<String> lines = new ArrayList<>();
    distinct.stream().limit(MOST).forEach(problem -> lines.addAll(lines(code, cell, problem)));
    if (distinct.size() > MOST) {
      lines.add("… and " + (distinct.size() - MOST) + " more");
    }
    return new Outcome.Failed(NAME, lines.getFirst(), lines);
  }

  private static List<String> lines(String code, int cell, Problem problem) {
    int start = Math.clamp(problem.start(), 0, code.length());
    int lineStart = code.lastIndexOf('\n', start - 1) + 1;
    int newline = code.indexOf('\n', start);
    int lineEnd = newline < 0 ? code.length() : newline;
    String line = code.substring(lineStart, lineEnd);
    int width = Math.max(1, Math.min(problem.end(), lineEnd) - start);
    String[] sentences = problem.message().split("\\R");
    List<String> lines = new ArrayList<>();
    lines.add(
        "Cell [%d], line %d, column %d: %s"
            .formatted(cell, lineNumber(code, start), start - lineStart + 1, sentences[0]));
    for (int i = 1; i < sentences.length; i++) {
      lines.add(sentences[i]);
    }
    lines.add("    " + line.stripTrailing());
    lines.add("    " + indent(line, start - lineStart) + "^".repeat(width));
    return lines;
  }

  /** Blank up to the column, with the line's own tabs so that the caret stands below its mark. */
  private static String indent(String line, int column) {
    return line.substring(0, column).replaceAll("[^\\t]", " ");
  }

  private static long lineNumber(String code, int position) {
    return code.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
  }
}
