package damo.kernel.shell;

import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Works out the type of what stands before a dot, with operators rewritten. */
final class Receivers {
  private static final String VARIABLE = "$receiver";

  private final Session session;
  private final Operators operators;
  private final CellContext context;

  Receivers(Session session, Operators operators, CellContext context) {
    this.session = session;
    this.operators = operators;
    this.context = context;
  }

  /**
   * @param end position of the dot
   * @param type its type as source
   */
  record Receiver(int end, String type) {}

  Optional<Receiver> find(String before) {
    int dot = before.length();
    while (dot > 0 && Character.isJavaIdentifierPart(before.charAt(dot - 1))) {
      dot--;
    }
    if (dot == 0 || before.charAt(dot - 1) != '.') {
      return Optional.empty();
    }
    int end = dot - 1;
    int start = start(before, end);
    return start == end
        ? Optional.empty()
        : type(before, start, end).map(t -> new Receiver(end, t));
  }

  private Optional<String> type(String before, int start, int end) {
    int piece = context.lastPiece(before);
    String earlier = context.statements(before).substring(0, Math.min(piece, start));
    String text = earlier + "\nvar " + VARIABLE + " = " + before.substring(start, end) + ";";
    String name = SessionFiles.PACKAGE + ".$CellReceiver";
    List<Edit> edits = new ArrayList<>();
    Frame frame = Frame.ofStatements(session.imports(), name, false);
    Analysis analysis = operators.settle(frame, text, edits);
    Finder finder = new Finder(analysis);
    finder.scan(analysis.unit(), null);
    return Optional.ofNullable(finder.found).map(TypeNames::of);
  }

  /** Walks back over names, calls, indexes and parentheses. */
  private static int start(String code, int end) {
    int depth = 0;
    int at = end;
    while (at > 0) {
      char c = code.charAt(at - 1);
      if (c == ')' || c == ']') {
        depth++;
      } else if (c == '(' || c == '[') {
        if (--depth < 0) {
          return at;
        }
      } else if (depth == 0 && c != '.' && !Character.isJavaIdentifierPart(c)) {
        return at;
      }
      at--;
    }
    return at;
  }

  private static final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Analysis analysis;
    private @Nullable TypeMirror found;

    Finder(Analysis analysis) {
      this.analysis = analysis;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
      if (node.getName().contentEquals(VARIABLE)) {
        TypeMirror type =
            analysis.trees().getTypeMirror(new TreePath(getCurrentPath(), node.getInitializer()));
        found = type == null || type.getKind() == TypeKind.ERROR ? null : type;
      }
      return super.visitVariable(node, nothing);
    }
  }
}
