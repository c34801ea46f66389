package damo.kernel.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** What is declared, as JShell knows it. */
final class Session implements AutoCloseable {
  private static final String NO_STATEMENT = ";";

  private final SessionControl control;
  private final JShell shell;
  private final ClassFolder folder = new ClassFolder();
  private @Nullable String imports;

  Session(SessionClasses classes) {
    control = new SessionControl(classes);
    shell = JShell.builder().executionEngine(new Engine(control), Map.of()).build();
    shell.addToClasspath(folder.root().toString());
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

  boolean isValid(Snippet snippet) {
    return shell.status(snippet) == Snippet.Status.VALID;
  }

  /** What a declaration still waits for, like {@code variable W}. */
  List<String> unresolved(Snippet snippet) {
    return snippet instanceof DeclarationSnippet declaration
        ? shell.unresolvedDependencies(declaration).toList()
        : List.of();
  }

  void drop(Snippet snippet) {
    imports = null;
    shell.drop(snippet);
  }

  /** Lets JShell see classes of its package that it did not make. */
  void show(Map<String, byte[]> classes) {
    folder.put(classes);
  }

  /** Names of the types that were made anew since the last call, because they changed. */
  Set<String> takeRemadeTypes() {
    Set<Integer> remade = control.takeRemade();
    return shell
        .types()
        .filter(type -> remade.contains(index(type)))
        .map(TypeDeclSnippet::name)
        .collect(Collectors.toSet());
  }

  void addPath(Path path) {
    shell.addToClasspath(path.toString());
    imports = null;
  }

  @Override
  public void close() {
    shell.close();
    folder.close();
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
