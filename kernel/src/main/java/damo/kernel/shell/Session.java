package damo.kernel.shell;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** What is declared, as JShell knows it. */
final class Session implements AutoCloseable {
  private static final String NO_STATEMENT = ";";

  private final SessionControl control;
  private final JShell shell;
  private final Map<String, String> variableTypes = new HashMap<>();
  private final Map<String, Snippet> variables = new HashMap<>();
  private @Nullable String imports;

  Session(SessionClasses classes) {
    control = new SessionControl(classes);
    shell = JShell.builder().executionEngine(new Engine(control), Map.of()).build();
  }

  /** How a declaration went: what JShell made of it, and what the compiler has against it. */
  record Declared(@Nullable Snippet snippet, List<Problem> problems) {
    boolean failed() {
      return !problems.isEmpty();
    }
  }

  SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  /** Package and imports of a class that sees all that is declared, on one line. */
  String imports() {
    String known = imports;
    if (known == null) {
      String wrapped = analysis().wrappers(NO_STATEMENT).getFirst().wrapped();
      known = wrapped.substring(0, wrapped.indexOf("class $JShell$")).replaceAll("\\R", " ");
      imports = known;
    }
    return known;
  }

  /**
   * Declares one import, type, method or variable; problems are by positions of the source.
   *
   * @param replaced what it replaces, if anything
   */
  Declared declare(String source, SessionControl.Place where, @Nullable Snippet replaced) {
    control.next(where, replaced == null ? -1 : index(replaced));
    imports = null;
    var events = shell.eval(source);
    var own = events.stream().filter(event -> event.causeSnippet() == null).toList();
    if (own.isEmpty()) {
      return new Declared(null, List.of());
    }
    Snippet snippet = own.getFirst().snippet();
    boolean rejected = own.getFirst().status() == Snippet.Status.REJECTED;
    return new Declared(rejected ? null : snippet, rejected ? problems(snippet) : List.of());
  }

  /** Declares a variable, unless it is there with that type: then it keeps its value. */
  List<Problem> declare(CellVariable variable, int cell) {
    if (isDeclared(variable)) {
      return List.of();
    }
    forgetValue(variable.name());
    String source = variable.type() + " " + variable.name() + ";";
    Snippet replaced = variables.get(variable.name());
    Declared declared = declare(source, new SessionControl.Place(cell, 1), replaced);
    if (declared.snippet() != null) {
      variables.put(variable.name(), declared.snippet());
      variableTypes.put(variable.name(), variable.type());
    }
    return declared.problems();
  }

  private boolean isDeclared(CellVariable variable) {
    Snippet snippet = variables.get(variable.name());
    return snippet != null
        && isValid(snippet)
        && variable.type().equals(variableTypes.get(variable.name()));
  }

  boolean isValid(Snippet snippet) {
    return shell.status(snippet) == Snippet.Status.VALID;
  }

  /** What a declaration still waits for, like {@code variable W}. */
  List<String> unresolved(Snippet snippet) {
    return snippet instanceof jdk.jshell.DeclarationSnippet declaration
        ? shell.unresolvedDependencies(declaration).toList()
        : List.of();
  }

  void drop(String variable) {
    Snippet snippet = variables.remove(variable);
    if (snippet != null) {
      forgetValue(variable);
      imports = null;
      shell.drop(snippet);
    }
  }

  void addPath(Path path) {
    shell.addToClasspath(path.toString());
    imports = null;
  }

  @Override
  public void close() {
    shell.close();
  }

  /** A class is never unloaded, so the field of a variable that is no more must let go. */
  private void forgetValue(String name) {
    Snippet snippet = variables.get(name);
    String holder = snippet == null ? null : control.holder(index(snippet));
    if (holder == null) {
      return;
    }
    try {
      Field field = control.findClass(holder).getDeclaredField(name);
      field.setAccessible(true);
      if (!field.getType().isPrimitive()) {
        field.set(null, null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the field of the variable " + name + " is gone", e);
    }
  }

  private static int index(Snippet snippet) {
    return Integer.parseInt(snippet.id());
  }

  private List<Problem> problems(Snippet snippet) {
    return shell.diagnostics(snippet).filter(Diag::isError).map(Session::problem).toList();
  }

  private static Problem problem(Diag diag) {
    int start = (int) diag.getStartPosition();
    int end = (int) Math.max(start + 1, diag.getEndPosition());
    String message = SessionNames.shown(diag.getMessage(Locale.ENGLISH));
    return new Problem(start, end, diag.getCode(), message);
  }

  private record Engine(ExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "damo";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }
}
