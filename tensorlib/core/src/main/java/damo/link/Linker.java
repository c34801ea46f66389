package damo.link;

/** Turns a graph into something that runs. */
public interface Linker {
  Executable link(Program program);

  /** Whether {@link Program#written} is read. */
  default boolean readsWritten() {
    return false;
  }

  /** As this one, and {@code observer} looks on; this one itself where nobody can. */
  default Linker observedBy(Observer observer) {
    return this;
  }
}
