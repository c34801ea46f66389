package damo.kernel.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Java cells on JShell, in this process. */
public final class JShellShell implements JavaShell {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Interrupter interrupter = Interrupter.best();
  private final SessionClasses classes =
      new SessionClasses(JShellShell.class.getClassLoader(), interrupter.reach());
  private final Starting<Engine> engine = new Starting<>("damo-java-start", this::start);

  /** Starts in the background; the first cell waits for as little of it as it can. */
  public JShellShell() {}

  private record Engine(Session session, SessionCompiler compiler, Cells cells) {}

  private Engine start() {
    Session session = new Session(classes);
    SessionCompiler compiler = new SessionCompiler(classes);
    Operators operators = new Operators(compiler);
    Declarations declarations = new Declarations(session, operators);
    Statements statements = new Statements(session, compiler, classes, operators);
    CellReader reader = new CellReader(session.analysis(), compiler);
    return new Engine(session, compiler, new Cells(lock, reader, declarations, statements));
  }

  @Override
  public Outcome run(String code, int cell) {
    RunningCell running = interrupter.begin();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(classes.loader());
    try {
      return engine.get().cells().run(code, cell, running);
    } finally {
      interrupter.end(running);
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Override
  public Completion complete(String code, int cursor) {
    return null;
  }

  @Override
  public Optional<String> inspect(String code, int cursor) {
    return Optional.empty();
  }

  @Override
  public Completeness isComplete(String code) {
    return null;
  }

  @Override
  public void interrupt() {
    interrupter.interrupt();
  }

  /** Adds a jar or a folder of classes for the cells to come. */
  public void addToClasspath(Path path) {
    classes.addPath(path);
    engine.get().session().addPath(path);
    engine.get().compiler().addPath(path);
  }

  @Override
  public void close() {
    engine.get().session().close();
  }
}
