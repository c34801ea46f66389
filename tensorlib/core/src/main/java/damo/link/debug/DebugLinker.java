package damo.link.debug;

import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;

/**
 * Runs a graph several times and compares: each node compiled with the same node by the reference,
 * all nodes compiled together, in memory that they share and with updates in place, and the graph
 * as it was written. The first that differs is named; no shared variable has changed then.
 *
 * @param compiled what is checked
 * @param observer sees each node once; it takes the time of both its runs
 */
public record DebugLinker(Linker compiled, Observer observer) implements Linker {
  /** Nobody looks on. */
  public DebugLinker(Linker compiled) {
    this(compiled, Observer.NOBODY);
  }

  @Override
  public Linker observedBy(Observer newObserver) {
    return new DebugLinker(compiled, newObserver);
  }

  @Override
  public boolean readsWritten() {
    return true;
  }

  @Override
  public Executable link(Program program) {
    return new DebugExecutable(program, compiled, observer);
  }
}
