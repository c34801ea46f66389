package damo.kernel.shell;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** Does once, before anybody waits for it, what is slow the first time. */
final class WarmUp {
  private static final Logger LOG = System.getLogger(WarmUp.class.getName());
  private static final String VARIABLE = "damoWarmUp";
  private static final String CELL =
      """
      var %1$s = List.of(1, 2);
      for (int i = 0; i < 2; i++) {
        %1$s = %1$s.stream().map(x -> x + 1).toList();
      }
      %1$s.size()
      """
          .formatted(VARIABLE);
  private static final String OPERATORS =
      "damo.tensor.TensorVariable a = null; var b = a * 2 + a[0]; var c = -b;";

  private final Lock lock;
  private final Session session;
  private final Variables variables;
  private final Cells cells;
  private final Operators operators;
  private final Completer completer;

  WarmUp(
      Lock lock,
      Session session,
      Variables variables,
      Cells cells,
      Operators operators,
      Completer completer) {
    this.lock = lock;
    this.session = session;
    this.variables = variables;
    this.cells = cells;
    this.operators = operators;
    this.completer = completer;
  }

  /** In short steps, between which a cell of the user gets its turn. */
  void run() {
    try {
      runSteps();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "closed before it was warm", e);
    }
  }

  private void runSteps() {
    RunningCell running = new RunningCell(Optional.empty());
    cells.run(CELL, 0, running);
    locked(() -> variables.drop(VARIABLE));
    locked(this::rewrite);
    locked(() -> completer.complete("\"\".le", 5));
    running.close();
  }

  private void rewrite() {
    String name = SessionFiles.PACKAGE + ".$CellWarmUp";
    operators.settle(
        Frame.ofStatements(session.imports(), name, false), OPERATORS, new ArrayList<>());
  }

  private void locked(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }
}
