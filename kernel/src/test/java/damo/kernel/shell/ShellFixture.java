package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import damo.kernel.shell.JavaShell.Outcome;
import java.util.concurrent.atomic.AtomicInteger;

/** A shell with numbered cells, and the ways in which tests expect them to end. */
final class ShellFixture implements AutoCloseable {
  private final JShellShell shell = new JShellShell();
  private final AtomicInteger cells = new AtomicInteger();

  JShellShell shell() {
    return shell;
  }

  int lastCell() {
    return cells.get();
  }

  Outcome run(String code) {
    return shell.run(code, cells.incrementAndGet());
  }

  Object value(String code) {
    return expect(Outcome.Value.class, code).value();
  }

  void nothing(String code) {
    expect(Outcome.Nothing.class, code);
  }

  Outcome.Failed failed(String code) {
    return expect(Outcome.Failed.class, code);
  }

  private <O> O expect(Class<O> kind, String code) {
    Outcome outcome = run(code);
    return assertInstanceOf(kind, outcome, outcome.toString());
  }

  @Override
  public void close() {
    shell.close();
  }
}
