package damo.kernel.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/** Declares the imports, types and methods of cells, with operators in them rewritten. */
final class Declarations {
  private static final String TOO_PRIVATE = "compiler.err.invalid.canonical.constructor.in.record";

  private final Session session;
  private final Operators operators;
  private final Map<String, Known> known = new HashMap<>();

  Declarations(Session session, Operators operators) {
    this.session = session;
    this.operators = operators;
  }

  private record Known(String code, int cell, Piece piece, @Nullable Snippet snippet) {}

  /** Declares one piece of a cell; problems are by positions of the cell. */
  List<Problem> declare(String code, int cell, Piece piece) {
    String key = piece.kind() + " " + (piece.name().isEmpty() ? piece.text(code) : piece.name());
    Known before = known.get(key);
    // Declaring the same again would lose the values of variables of that type.
    if (before != null && isUnchanged(before, piece.text(code))) {
      return List.of();
    }
    Snippet replaced = before == null ? null : before.snippet();
    Session.Declared declared = attempt(code, cell, piece, replaced);
    if (!declared.failed()) {
      known.put(key, new Known(code, cell, piece, declared.snippet()));
    }
    return declared.problems();
  }

  /** Tries again what could not be completed, and what uses variables that changed their type. */
  void refresh(Set<String> changed) {
    Set<String> keys =
        known.entrySet().stream()
            .filter(entry -> isWaiting(entry.getValue()) || mentions(entry.getValue(), changed))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    for (String key : keys) {
      known.computeIfPresent(key, (same, one) -> again(one));
    }
  }

  private Known again(Known one) {
    Session.Declared declared = attempt(one.code(), one.cell(), one.piece(), one.snippet());
    return declared.failed()
        ? one
        : new Known(one.code(), one.cell(), one.piece(), declared.snippet());
  }

  private static boolean mentions(Known one, Set<String> names) {
    String text = one.piece().text(one.code());
    return one.piece().kind() != Piece.Kind.IMPORT
        && names.stream()
            .anyMatch(
                name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find());
  }

  /** A sentence for each declaration of the session that still waits for something. */
  List<String> waiting() {
    return known.values().stream().filter(this::isWaiting).map(this::sentence).toList();
  }

  /** A sentence for each of a cell's declarations that still waits for something. */
  List<String> waiting(int cell) {
    return known.values().stream()
        .filter(one -> one.cell() == cell && isWaiting(one))
        .map(this::sentence)
        .toList();
  }

  private String sentence(Known one) {
    Snippet snippet = one.snippet();
    List<String> missing = snippet == null ? List.of() : session.unresolved(snippet);
    return one.piece().name() + " cannot be used before there is " + String.join(", ", missing);
  }

  private boolean isUnchanged(Known before, String text) {
    Snippet snippet = before.snippet();
    return snippet != null
        && before.piece().text(before.code()).equals(text)
        && session.isValid(snippet);
  }

  private boolean isWaiting(Known one) {
    Snippet snippet = one.snippet();
    return snippet != null && one.piece().kind() != Piece.Kind.IMPORT && !session.isValid(snippet);
  }

  private Session.Declared attempt(String code, int cell, Piece piece, @Nullable Snippet replaced) {
    String text = closed(piece.text(code));
    SessionControl.Place place = new SessionControl.Place(cell, line(code, piece.start()));
    Session.Declared declared = session.declare(text, place, replaced);
    if (!declared.failed() || piece.kind() == Piece.Kind.IMPORT) {
      return inCell(declared, new EditedText(text, List.of()), piece);
    }
    List<Edit> edits = publicConstructors(declared.problems());
    edits.addAll(operatorEdits(text));
    EditedText edited = new EditedText(text, edits);
    return edits.isEmpty()
        ? inCell(declared, edited, piece)
        : inCell(session.declare(edited.text(), place, replaced), edited, piece);
  }

  /** The last import of a cell may lack its semicolon. */
  private static String closed(String text) {
    int end = Blanks.codeEnd(text);
    boolean open = end > 0 && text.charAt(end - 1) != ';' && text.charAt(end - 1) != '}';
    return open ? text.substring(0, end) + ";" + text.substring(end) : text;
  }

  /** JShell makes a record public, and then wants its constructor to be so too. */
  private static List<Edit> publicConstructors(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.code().equals(TOO_PRIVATE))
        .map(problem -> Edit.replace(problem.start(), problem.start(), "public "))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<Edit> operatorEdits(String text) {
    SourceCodeAnalysis.SnippetWrapper wrapper = session.analysis().wrappers(text).getFirst();
    String wrapped = wrapper.wrapped();
    int start = wrapper.sourceToWrappedPosition(0);
    int end = Math.min(wrapped.length(), start + text.stripTrailing().length());
    Frame frame =
        new Frame(wrapper.fullClassName(), wrapped.substring(0, start), wrapped.substring(end));
    List<Edit> edits = new ArrayList<>();
    operators.settle(frame, wrapped.substring(start, end), edits);
    return edits;
  }

  private static Session.Declared inCell(
      Session.Declared declared, EditedText edited, Piece piece) {
    List<Problem> problems =
        declared.problems().stream().map(problem -> inCell(problem, edited, piece)).toList();
    return new Session.Declared(declared.snippet(), problems);
  }

  private static Problem inCell(Problem problem, EditedText edited, Piece piece) {
    return new Problem(
        edited.original(problem.start()) + piece.start(),
        edited.originalEnd(problem.end()) + piece.start(),
        problem.code(),
        problem.message());
  }

  private static int line(String code, int position) {
    return (int) code.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
  }
}
