package damo.kernel.shell;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Explains the name at the cursor: its signatures, and what its documentation says. */
final class Inspector {
  private static final int MOST = 12;

  private final Session session;
  private final Operators operators;
  private final CellReader reader;
  private final Documentation documentation;

  Inspector(Session session, Operators operators, CellReader reader, Documentation documentation) {
    this.session = session;
    this.operators = operators;
    this.reader = reader;
    this.documentation = documentation;
  }

  Optional<String> inspect(String code, int cursor) {
    int end = nameEnd(code, Math.clamp(cursor, 0, code.length()));
    int start = nameStart(code, end);
    if (start == end) {
      return Optional.empty();
    }
    return byAnalysis(code, start, end).or(() -> byJShell(code, end));
  }

  private Optional<String> byAnalysis(String code, int start, int end) {
    String before = code.substring(0, end);
    int piece = reader.lastStart(before);
    return elements(code, start, end)
        .or(() -> elements(before.substring(piece), start - piece, end - piece))
        .or(() -> type(code.substring(start, end)))
        .map(this::text);
  }

  private Optional<Found> type(String name) {
    return elements(name + " $inspected;", 0, name.length());
  }

  private String text(Found found) {
    return found.elements().stream()
        .limit(MOST)
        .map(element -> documentation.of(element, found.analysis()))
        .collect(Collectors.joining("\n\n"));
  }

  private record Found(Set<Element> elements, Analysis analysis) {}

  private Optional<Found> elements(String code, int start, int end) {
    String name = SessionFiles.PACKAGE + ".$CellInspect";
    Frame frame = Frame.ofStatements(session.imports(), name, false);
    List<Edit> edits = new ArrayList<>(edits(code));
    Analysis analysis = operators.settle(frame, code, edits);
    Finder finder = new Finder(analysis, code.substring(start, end), end);
    finder.scan(analysis.unit(), null);
    return finder.found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(finder.found, analysis));
  }

  private List<Edit> edits(String code) {
    List<Edit> edits = new ArrayList<>();
    for (Piece piece : reader.read(code).pieces()) {
      if (piece.isDeclaration()) {
        edits.add(Edit.blank(code, piece.start(), piece.end()));
      } else if (piece.kind() == Piece.Kind.EXPRESSION) {
        edits.add(Edit.replace(piece.start(), piece.start(), "java.util.Objects.isNull("));
        edits.add(Edit.replace(piece.bodyEnd(), piece.end(), ");"));
      } else if (!piece.closed()) {
        edits.add(Edit.replace(piece.bodyEnd(), piece.end(), ";"));
      }
    }
    return edits;
  }

  private Optional<String> byJShell(String code, int end) {
    String before = code.substring(0, end);
    String piece = before.substring(reader.lastStart(before));
    return Stream.of(piece, piece + "(")
        .flatMap(one -> session.analysis().documentation(one, one.length(), true).stream())
        .map(JavadocText::of)
        .distinct()
        .limit(MOST)
        .reduce((a, b) -> a + "\n\n" + b);
  }

  private static int nameEnd(String code, int cursor) {
    int at = cursor;
    // A cursor just behind an opening parenthesis asks for what is called.
    if (at > 0 && code.charAt(at - 1) == '(') {
      at--;
    }
    while (at < code.length() && Character.isJavaIdentifierPart(code.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int nameStart(String code, int end) {
    int at = end;
    while (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Finds what a name that ends at a position means. */
  private static final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Analysis analysis;
    private final String name;
    private final int end;
    private final Set<Element> found = new LinkedHashSet<>();

    Finder(Analysis analysis, String name, int end) {
      this.analysis = analysis;
      this.name = name;
      this.end = end;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
      if (node.getName().contentEquals(name) && analysis.end(node) == end) {
        addKnown(getCurrentPath());
      }
      return super.visitIdentifier(node, nothing);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void nothing) {
      if (node.getIdentifier().contentEquals(name) && analysis.end(node) == end) {
        addMembers(node);
        if (found.isEmpty()) {
          addKnown(getCurrentPath());
        }
      }
      return super.visitMemberSelect(node, nothing);
    }

    private void addKnown(TreePath path) {
      Element element = analysis.trees().getElement(path);
      boolean known = element != null && element.asType().getKind() != TypeKind.ERROR;
      if (known) {
        found.add(element);
      }
    }

    /** All members of that name, the one meant here first. */
    private void addMembers(MemberSelectTree node) {
      Tree receiver = node.getExpression();
      TypeMirror type = analysis.trees().getTypeMirror(new TreePath(getCurrentPath(), receiver));
      if (type instanceof DeclaredType declared && type.getKind() != TypeKind.ERROR) {
        addKnown(getCurrentPath());
        analysis.elements().getAllMembers((TypeElement) declared.asElement()).stream()
            .filter(member -> member.getSimpleName().contentEquals(name))
            .forEach(found::add);
      }
    }
  }
}
