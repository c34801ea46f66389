package damo.link.debug;

import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;

/**
 * Runs each node twice, compiled and by the reference, and names the first whose results differ.
 *
 * @param compiled what is checked
 * @param observer sees each node once; it takes the time of both runs
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
  public Executable link(Program program) {
    return new DebugExecutable(program, compiled, observer);
  }
}
