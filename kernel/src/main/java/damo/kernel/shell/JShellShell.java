package damo.kernel.shell;

import damo.graph.Origin;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Java cells on JShell, in this process. */
public final class JShellShell implements JavaShell {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Interrupter interrupter = Interrupter.best();
  private final SessionClasses classes =
      new SessionClasses(JShellShell.class.getClassLoader(), interrupter.reach());
  private final Starting<Engine> engine = new Starting<>("damo-java-start", this::start);

  /** Starts in the background; the first cell waits for as little of it as it can. */
  public JShellShell() {
    Thread.ofPlatform().daemon().name("damo-java-warm-up").start(() -> engine.get().warmUp().run());
  }

  private record Engine(
      Session session,
      SessionCompiler compiler,
      Cells cells,
      Completer completer,
      CompletenessCheck completeness,
      Inspector inspector,
      WarmUp warmUp) {}

  private Engine start() {
    Session session = new Session(classes);
    SessionCompiler compiler = new SessionCompiler(classes);
    Operators operators = new Operators(compiler);
    Declarations declarations = new Declarations(session, operators);
    Variables variables = new Variables(session, compiler, classes);
    Statements statements =
        new Statements(session, compiler, classes, operators, variables, declarations::refresh);
    CellReader reader = new CellReader(session.analysis(), compiler);
    CellContext context = new CellContext(reader);
    Runnable retype = () -> variables.retype(session.takeRemadeTypes());
    Cells cells = new Cells(lock, reader, declarations, statements, retype);
    Receivers receivers = new Receivers(session, operators, context);
    Completer completer = new Completer(session, context, receivers);
    Inspector inspector = new Inspector(session, operators, reader, new Documentation(classes));
    WarmUp warmUp = new WarmUp(lock, session, variables, cells, operators, completer);
    Origin.describeWith(CellFrames::describe);
    Prelude.declare(session);
    return new Engine(
        session, compiler, cells, completer, new CompletenessCheck(reader), inspector, warmUp);
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
    return locked(one -> one.completer().complete(code, cursor));
  }

  @Override
  public Optional<String> inspect(String code, int cursor) {
    return locked(one -> one.inspector().inspect(code, cursor));
  }

  @Override
  public Completeness isComplete(String code) {
    return locked(one -> one.completeness().check(code));
  }

  @Override
  public void interrupt() {
    interrupter.interrupt();
  }

  /** Adds a jar or a folder of classes for the cells to come. */
  public void addToClasspath(Path path) {
    locked(one -> {
      classes.addPath(path);
      one.session().addPath(path);
      one.compiler().addPath(path);
      return path;
    });
  }

  @Override
  public void close() {
    interrupter.interrupt();
    locked(one -> {
      one.session().close();
      return one;
    });
  }

  private <V> V locked(Function<Engine, V> work) {
    Engine started = engine.get();
    lock.lock();
    try {
      return work.apply(started);
    } finally {
      lock.unlock();
    }
  }
}
