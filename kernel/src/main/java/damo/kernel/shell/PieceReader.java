package damo.kernel.shell;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import damo.kernel.shell.SessionCompiler.Parsed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out what a piece of a cell is, by parsing it in the three places where it could stand: in a
 * method, in a class, and as a value.
 */
final class PieceReader {
  private static final String STATEMENT = "class C { void m() { ";
  private static final String MEMBER = "class C { ";
  private static final String VALUE = "class C { Object o = ( ";

  private PieceReader() {}

  /** The texts to parse for one piece; {@link #read} wants them parsed, in this order. */
  static List<String> trials(String text) {
    String value = text.substring(0, Blanks.codeEnd(text));
    String bare = value.endsWith(";") ? value.substring(0, value.length() - 1) : value;
    return List.of(STATEMENT + text + "\n;}}", MEMBER + text + "\n}", VALUE + bare + "\n);}");
  }

  /** The piece in a range, or nothing when none of the trials parsed. */
  static Optional<Piece> read(List<Parsed> trials, int start, int end) {
    return asStatement(trials.get(0), start, end)
        .or(() -> asMember(trials.get(1), start, end))
        .or(() -> asValue(trials.get(2), start, end));
  }

  /** What the compiler says of the trial that it understood furthest. */
  static List<Problem> problems(List<Parsed> trials, int start, int end) {
    List<Problem> best = List.of();
    for (int i = 0; i < trials.size(); i++) {
      int shift = start - List.of(STATEMENT, MEMBER, VALUE).get(i).length();
      List<Problem> problems =
          trials.get(i).errors().stream()
              .map(error -> SyntaxProblem.of(error, shift, end))
              .toList();
      if (best.isEmpty() || problems.getFirst().start() > best.getFirst().start()) {
        best = problems;
      }
    }
    return best;
  }

  private static Optional<Piece> asStatement(Parsed parsed, int start, int end) {
    if (!parsed.errors().isEmpty()) {
      return Optional.empty();
    }
    BlockTree body = ((MethodTree) members(parsed).getFirst()).getBody();
    List<StatementTree> statements =
        body.getStatements().stream()
            .filter(statement -> statement.getKind() != Tree.Kind.EMPTY_STATEMENT)
            .<StatementTree>map(statement -> statement)
            .toList();
    return Optional.of(
        statements.isEmpty()
            ? new Piece(Piece.Kind.EMPTY, start, end, end, true, "")
            : piece(
                parsed,
                statements,
                start - STATEMENT.length(),
                new Piece(Piece.Kind.STATEMENT, start, end, end, true, "")));
  }

  private static Optional<Piece> asMember(Parsed parsed, int start, int end) {
    List<? extends Tree> members = parsed.errors().isEmpty() ? members(parsed) : List.of();
    Piece unknown = new Piece(Piece.Kind.STATEMENT, start, end, end, true, "");
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(piece(parsed, members, start - MEMBER.length(), unknown));
  }

  private static Optional<Piece> asValue(Parsed parsed, int start, int end) {
    if (!parsed.errors().isEmpty()) {
      return Optional.empty();
    }
    Tree value = ((VariableTree) members(parsed).getFirst()).getInitializer();
    Tree inner = ((ParenthesizedTree) value).getExpression();
    int bodyEnd = parsed.end(inner) + start - VALUE.length();
    return Optional.of(new Piece(Piece.Kind.EXPRESSION, start, end, bodyEnd, bodyEnd < end, ""));
  }

  private static Piece piece(Parsed parsed, List<? extends Tree> trees, int shift, Piece plain) {
    return switch (trees.getFirst()) {
      case ClassTree type -> plain.as(Piece.Kind.TYPE, type.getSimpleName().toString());
      case MethodTree method -> plain.as(Piece.Kind.METHOD, signature(method));
      case VariableTree variable ->
          plain.as(Piece.Kind.VARIABLE, names(trees)).ending(parsed.end(trees.getLast()) + shift);
      case ExpressionStatementTree action ->
          plain
              .as(Piece.Kind.ACTION, "")
              .ending(parsed.end(action) + shift)
              .withBody(parsed.end(action.getExpression()) + shift);
      default -> plain.ending(parsed.end(trees.getLast()) + shift);
    };
  }

  private static String signature(MethodTree method) {
    return method.getParameters().stream()
        .map(parameter -> String.valueOf(parameter.getType()))
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  private static String names(List<? extends Tree> variables) {
    return variables.stream()
        .filter(VariableTree.class::isInstance)
        .map(variable -> ((VariableTree) variable).getName().toString())
        .collect(Collectors.joining(","));
  }

  private static List<? extends Tree> members(Parsed parsed) {
    return parsed.unit().getTypeDecls().getFirst() instanceof ClassTree type
        ? type.getMembers()
        : List.of();
  }
}
