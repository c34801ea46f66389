package damo.link;

/** Turns a graph into something that runs. */
public interface Linker {
  /** The program, ready to run. */
  Executable link(Program program);

  /** Whether {@link Program#written} is read. */
  default boolean readsWritten() {
    return false;
  }

  /** As this one, and {@code observer} looks on, in place of one that did. */
  Linker observedBy(Observer observer);
}
