package damo.kernel.shell;

import damo.kernel.shell.JavaShell.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/** Runs cells: declarations first, then the statements, in as few methods as possible. */
final class Cells {
  private final ReentrantLock lock;
  private final CellReader reader;
  private final Declarations declarations;
  private final Statements statements;
  private final Runnable afterDeclaring;
  private final SourceLines sources = new SourceLines();
  private final Traceback traceback = new Traceback(sources);

  /**
   * @param afterDeclaring what is to be done when there are new types or methods
   */
  Cells(
      ReentrantLock lock,
      CellReader reader,
      Declarations declarations,
      Statements statements,
      Runnable afterDeclaring) {
    this.lock = lock;
    this.reader = reader;
    this.declarations = declarations;
    this.statements = statements;
    this.afterDeclaring = afterDeclaring;
  }

  Outcome run(String code, int cell, RunningCell running) {
    sources.put(cell, code);
    try {
      return runPieces(code, cell, running);
    } catch (Throwable thrown) {
      return outcome(thrown, running);
    }
  }

  private Outcome outcome(Throwable thrown, RunningCell running) {
    if (thrown instanceof SPIResolutionException) {
      List<String> waiting = locked(() -> declarations.waiting());
      String message = String.join("; ", waiting);
      return new Outcome.Failed("UnresolvedReference", message, List.of(message));
    }
    if (!running.isStopped()) {
      String message = SessionNames.shown(String.valueOf(thrown.getMessage()));
      return new Outcome.Failed(
          name(thrown), thrown.getMessage() == null ? "" : message, traceback.of(thrown));
    }
    boolean tellsWhere = thrown.getStackTrace().length > 0;
    return new Outcome.Interrupted(
        tellsWhere ? traceback.of(thrown) : traceback.ofStopped(running.stack()));
  }

  private static String name(Throwable thrown) {
    return SessionNames.shown(thrown.getClass().getTypeName());
  }

  private Outcome runPieces(String code, int cell, RunningCell running) throws Throwable {
    CellReader.Reading reading = locked(() -> reader.read(code));
    if (!reading.problems().isEmpty()) {
      return CompileReport.of(code, cell, reading.problems());
    }
    List<Piece> pieces =
        reading.pieces().stream().filter(piece -> piece.kind() != Piece.Kind.EMPTY).toList();
    Object value = null;
    for (List<Piece> step : steps(pieces)) {
      Object result = step(code, cell, step, step.getLast() == pieces.getLast(), running);
      if (result instanceof Outcome.Failed failed) {
        return failed;
      }
      value = result;
    }
    boolean shows = !pieces.isEmpty() && !pieces.getLast().isDeclaration();
    return value == null || !shows ? new Outcome.Nothing() : new Outcome.Value(value);
  }

  private @Nullable Object step(
      String code, int cell, List<Piece> step, boolean isLast, RunningCell running)
      throws Throwable {
    Statements.Compiled compiled =
        locked(() -> {
          List<Problem> problems = declare(code, cell, step);
          afterDeclaring.run();
          List<Piece> rest = step.stream().filter(piece -> !piece.isDeclaration()).toList();
          if (!problems.isEmpty() || rest.isEmpty()) {
            return Statements.Compiled.wrong(problems);
          }
          boolean shown = isLast && rest.getLast() == step.getLast();
          return statements.compile(code, cell, rest, shown);
        });
    if (!compiled.problems().isEmpty()) {
      return CompileReport.of(code, cell, compiled.problems());
    }
    locked(() -> declarations.waiting(cell)).forEach(System.err::println);
    CellMethod method = compiled.method();
    return method == null ? null : running.call(method);
  }

  private List<Problem> declare(String code, int cell, List<Piece> step) {
    List<Problem> problems = new ArrayList<>();
    Stream.of(Piece.Kind.IMPORT, Piece.Kind.TYPE, Piece.Kind.METHOD)
        .flatMap(kind -> step.stream().filter(piece -> piece.kind() == kind))
        .forEach(piece -> problems.addAll(declarations.declare(code, cell, piece)));
    return problems;
  }

  /** A cell that declares a name twice means both, one after the other. */
  private static List<List<Piece>> steps(List<Piece> pieces) {
    List<List<Piece>> steps = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Piece piece : pieces) {
      List<String> own = names(piece);
      boolean again = own.stream().anyMatch(names::contains);
      if (again) {
        names.clear();
      }
      if (again || steps.isEmpty()) {
        steps.add(new ArrayList<>());
      }
      names.addAll(own);
      steps.getLast().add(piece);
    }
    return steps;
  }

  private static List<String> names(Piece piece) {
    if (piece.name().isEmpty()) {
      return List.of();
    }
    // Methods and variables of one name do not touch each other.
    return piece.kind() == Piece.Kind.METHOD
        ? List.of("method " + piece.name())
        : List.of(piece.name().split(","));
  }

  private <V> V locked(Supplier<V> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
