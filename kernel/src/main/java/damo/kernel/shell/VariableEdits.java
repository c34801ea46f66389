package damo.kernel.shell;

import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeMirror;

/**
 * Turns the declarations of a cell into assignments: the variables themselves are the session's.
 */
final class VariableEdits {
  private static final Pattern VAR = Pattern.compile("\\bvar\\b");
  private static final Pattern DIMENSIONS = Pattern.compile("(\\s*\\[\\s*\\])*");

  private final String code;
  private final Analysis analysis;
  private final List<Edit> edits = new ArrayList<>();
  private final List<CellVariable> variables = new ArrayList<>();
  private int lastStart = -1;
  private int lastEnd = -1;

  VariableEdits(String code, Analysis analysis) {
    this.code = code;
    this.analysis = analysis;
  }

  List<Edit> edits() {
    return edits;
  }

  List<CellVariable> variables() {
    return variables;
  }

  void add(VariableTree variable, TreePath path) {
    // An unnamed variable stays what it is.
    if (variable.getName().isEmpty()) {
      return;
    }
    int start = analysis.start(variable);
    boolean continues = start == lastStart;
    int typeEnd = typeEnd(variable, start);
    String name = variable.getName().toString();
    int nameStart = find(name, continues ? lastEnd : typeEnd);
    int nameEnd = nameStart + name.length();
    String type = type(variable, path, start, typeEnd, nameEnd);
    variables.add(new CellVariable(name, type));
    edits.add(head(continues, start, nameStart));
    assign(variable, type, nameEnd);
    lastStart = start;
  }

  private Edit head(boolean continues, int start, int nameStart) {
    return continues
        ? Edit.replace(lastEnd, nameStart, ";" + newlines(lastEnd, nameStart) + " ")
        : Edit.blank(code, start, nameStart);
  }

  private void assign(VariableTree variable, String type, int nameEnd) {
    Tree initializer = variable.getInitializer();
    if (initializer == null) {
      int end = dimensionsEnd(nameEnd);
      edits.add(Edit.replace(nameEnd, end, " = " + initialValue(type)));
      lastEnd = end;
      return;
    }
    int start = analysis.start(initializer);
    boolean bare = initializer instanceof NewArrayTree array && array.getType() == null;
    String made = bare ? "new " + type + " " : "";
    edits.add(Edit.replace(nameEnd, start, " =" + newlines(nameEnd, start) + " " + made));
    lastEnd = analysis.end(initializer);
  }

  private String type(VariableTree variable, TreePath path, int start, int typeEnd, int nameEnd) {
    TypeMirror inferred = analysis.trees().getTypeMirror(path);
    boolean written = typeTreeEnd(variable) > 0 && dimensionsEnd(nameEnd) == nameEnd;
    return written
        ? code.substring(analysis.start(variable.getType()), typeEnd).replaceAll("\\s+", " ")
        : TypeNames.of(inferred);
  }

  private int typeEnd(VariableTree variable, int start) {
    if (typeTreeEnd(variable) > 0) {
      return analysis.end(variable.getType());
    }
    Matcher var = VAR.matcher(code);
    return var.find(start) ? var.end() : start;
  }

  /** Not positive for {@code var}, whose type the compiler made up. */
  private long typeTreeEnd(VariableTree variable) {
    Tree type = variable.getType();
    return type == null
        ? -1
        : analysis.trees().getSourcePositions().getEndPosition(analysis.unit(), type);
  }

  private int find(String name, int from) {
    Matcher matcher =
        Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])").matcher(code);
    if (!matcher.find(from)) {
      throw new IllegalStateException("variable without its name in the text: " + name);
    }
    return matcher.start();
  }

  private int dimensionsEnd(int nameEnd) {
    Matcher matcher = DIMENSIONS.matcher(code).region(nameEnd, code.length());
    return matcher.lookingAt() ? matcher.end() : nameEnd;
  }

  private String newlines(int start, int end) {
    return code.substring(start, end).replaceAll("[^\\n]", "");
  }

  private static String initialValue(String type) {
    return switch (type) {
      case "boolean" -> "false";
      case "byte", "short", "int", "long", "float", "double", "char" -> "0";
      default -> "null";
    };
  }
}
