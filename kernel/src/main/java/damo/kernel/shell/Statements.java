package damo.kernel.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the statements of a cell into one method.
 *
 * <p>First the cell is analysed with its variables as locals. That tells their types, whether the
 * last expression has a value, which operators to rewrite, and every error, before anything has
 * run. Then the variables are declared in the session and their declarations become assignments.
 */
final class Statements {
  private static final Pattern MODIFIERS =
      Pattern.compile("(?:(?:public|protected|private|static|final|transient|volatile)\\s+)+");

  private final Session session;
  private final SessionCompiler compiler;
  private final SessionClasses classes;
  private final Operators operators;
  private final Variables variables;
  private final Consumer<Set<String>> afterDeclaring;
  private int made;

  /**
   * @param afterDeclaring what is to be done when there are new variables; gets the names of those
   *     that changed their type
   */
  Statements(
      Session session,
      SessionCompiler compiler,
      SessionClasses classes,
      Operators operators,
      Variables variables,
      Consumer<Set<String>> afterDeclaring) {
    this.session = session;
    this.compiler = compiler;
    this.classes = classes;
    this.operators = operators;
    this.variables = variables;
    this.afterDeclaring = afterDeclaring;
  }

  /** A method ready to run, or what is wrong. */
  record Compiled(@Nullable CellMethod method, List<Problem> problems) {
    static Compiled wrong(List<Problem> problems) {
      return new Compiled(null, problems);
    }
  }

  /**
   * @param pieces the statements; everything else of the cell is left out
   * @param shown whether the last of them is the cell's last expression
   */
  Compiled compile(String code, int cell, List<Piece> pieces, boolean shown) {
    Piece last = pieces.getLast();
    boolean isValue = shown && last.kind() == Piece.Kind.EXPRESSION;
    String name = SessionFiles.PACKAGE + ".$Cell" + Math.abs(cell) + "_" + ++made;
    List<Edit> edits = prepare(code, pieces, isValue);
    Frame frame = Frame.ofStatements(session.imports(), name, isValue);
    Analysis analysis = operators.settle(frame, code, edits);
    if (!analysis.problemsOfStatements().isEmpty()) {
      return Compiled.wrong(analysis.problemsOfStatements());
    }
    VariableEdits own = variables(code, analysis);
    boolean open = last.kind() == Piece.Kind.ACTION && !last.closed();
    boolean returns = shown && open && hasValue(analysis);
    if (own.edits().isEmpty() && !returns) {
      return load(analysis, cell);
    }
    Variables.Declared declared = variables.declare(own.variables());
    if (!declared.problems().isEmpty()) {
      return Compiled.wrong(declared.problems().stream().map(p -> at(p, last)).toList());
    }
    afterDeclaring.accept(declared.changed());
    edits.addAll(own.edits());
    if (returns) {
      edits.add(Edit.replace(last.start(), last.start(), "return "));
    }
    Frame withValue = Frame.ofStatements(session.imports(), name, isValue || returns);
    return load(compiler.analyse(withValue, code, edits), cell);
  }

  private List<Edit> prepare(String code, List<Piece> pieces, boolean isValue) {
    List<Edit> edits = new ArrayList<>();
    int at = 0;
    for (Piece piece : pieces) {
      edits.add(Edit.blank(code, at, piece.start()));
      edits.addAll(prepare(code, piece, isValue && piece == pieces.getLast()));
      at = piece.end();
    }
    edits.add(Edit.blank(code, at, code.length()));
    return edits;
  }

  private static List<Edit> prepare(String code, Piece piece, boolean isValue) {
    List<Edit> edits = new ArrayList<>();
    Matcher modifiers = MODIFIERS.matcher(code).region(piece.start(), piece.end());
    if (piece.kind() == Piece.Kind.VARIABLE && modifiers.lookingAt()) {
      edits.add(Edit.blank(code, piece.start(), modifiers.end()));
    }
    boolean isExpression = piece.kind() == Piece.Kind.EXPRESSION;
    if (isExpression) {
      String open = isValue ? "return " : "java.util.Objects.isNull(";
      edits.add(Edit.replace(piece.start(), piece.start(), open));
    }
    if (isExpression || !piece.closed()) {
      String close = isExpression && !isValue ? ");" : ";";
      int codeEnd = piece.start() + Blanks.codeEnd(piece.text(code));
      int end = Math.min(piece.bodyEnd(), codeEnd);
      String rest = code.substring(end, piece.end()).replaceAll("[^\\r\\n]", " ");
      edits.add(Edit.replace(end, piece.end(), close + rest));
    }
    return edits;
  }

  private VariableEdits variables(String code, Analysis analysis) {
    VariableEdits edits = new VariableEdits(code, analysis);
    MethodTree method = method(analysis);
    TreePath body = TreePath.getPath(analysis.unit(), method.getBody());
    for (StatementTree statement : method.getBody().getStatements()) {
      if (statement instanceof VariableTree variable) {
        edits.add(variable, new TreePath(body, statement));
      }
    }
    return edits;
  }

  private static Problem at(Problem problem, Piece piece) {
    return new Problem(piece.start(), piece.end(), problem.code(), problem.message());
  }

  private static boolean hasValue(Analysis analysis) {
    MethodTree method = method(analysis);
    List<? extends StatementTree> statements = method.getBody().getStatements();
    if (!(statements.getLast() instanceof ExpressionStatementTree action)) {
      return false;
    }
    TreePath path = TreePath.getPath(analysis.unit(), action.getExpression());
    return analysis.trees().getTypeMirror(path).getKind() != TypeKind.VOID;
  }

  private static MethodTree method(Analysis analysis) {
    ClassTree type = (ClassTree) analysis.unit().getTypeDecls().getFirst();
    return type.getMembers().stream()
        .filter(member -> member.getKind() == Tree.Kind.METHOD)
        .map(MethodTree.class::cast)
        .filter(method -> method.getName().contentEquals(CellMethod.NAME))
        .findFirst()
        .orElseThrow();
  }

  private Compiled load(Analysis analysis, int cell) {
    if (analysis.hasErrors()) {
      return Compiled.wrong(analysis.problems());
    }
    classes.defineUnnamed(compiler.generate(analysis), new CellLines(cell, 0));
    try {
      Class<?> type = classes.find(analysis.frame().className());
      return new Compiled(new CellMethod(type), List.of());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a compiled cell is gone", e);
    }
  }
}
