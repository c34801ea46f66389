package damo.kernel.shell;

import damo.kernel.shell.SessionCompiler.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Splits a cell into the things it consists of. */
final class CellReader {
  private static final Pattern IMPORT = Pattern.compile("import\\s.*", Pattern.DOTALL);

  private final SourceCodeAnalysis analysis;
  private final SessionCompiler compiler;

  CellReader(SourceCodeAnalysis analysis, SessionCompiler compiler) {
    this.analysis = analysis;
    this.compiler = compiler;
  }

  /** The pieces of a cell in order, or what is wrong with its syntax. */
  record Reading(List<Piece> pieces, List<Problem> problems) {}

  private record Range(int start, int end) {}

  Reading read(String code) {
    List<Range> ranges = ranges(code);
    if (ranges.isEmpty()) {
      return new Reading(List.of(), List.of());
    }
    List<String> trials =
        ranges.stream().flatMap(r -> PieceReader.trials(text(code, r)).stream()).toList();
    List<Parsed> parsed = compiler.parse(trials);
    List<Piece> pieces = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      Range range = ranges.get(i);
      List<Parsed> mine = parsed.subList(3 * i, 3 * i + 3);
      Optional<Piece> piece = piece(code, range, mine);
      piece.ifPresentOrElse(
          pieces::add,
          () -> problems.addAll(PieceReader.problems(mine, range.start(), range.end())));
    }
    return new Reading(pieces, problems);
  }

  private static Optional<Piece> piece(String code, Range range, List<Parsed> trials) {
    if (IMPORT.matcher(text(code, range)).matches()) {
      return Optional.of(
          new Piece(Piece.Kind.IMPORT, range.start(), range.end(), range.end(), true, ""));
    }
    return PieceReader.read(trials, range.start(), range.end());
  }

  private List<Range> ranges(String code) {
    List<Range> ranges = new ArrayList<>();
    int at = 0;
    while (at < code.length() && !code.substring(at).isBlank()) {
      int end = end(code, at);
      int start = Blanks.skip(code, at, end);
      if (start < end) {
        ranges.add(new Range(start, end));
      }
      at = end;
    }
    return ranges;
  }

  /** Where the last piece starts, also of code that ends in the middle of one. */
  int lastStart(String code) {
    List<Range> ranges = ranges(code);
    return ranges.isEmpty() ? code.length() : ranges.getLast().start();
  }

  /** Whether the last piece needs more text to be one. */
  boolean isOpen(String code) {
    String last = code.substring(lastStart(code));
    return analysis.analyzeCompletion(last).completeness() == Completeness.DEFINITELY_INCOMPLETE;
  }

  private int end(String code, int at) {
    var info = analysis.analyzeCompletion(code.substring(at));
    int rest = info.completeness() == Completeness.COMPLETE ? info.remaining().length() : 0;
    return Math.max(at + 1, code.length() - rest);
  }

  private static String text(String code, Range range) {
    return code.substring(range.start(), range.end());
  }
}
