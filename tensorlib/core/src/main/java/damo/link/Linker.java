package damo.link;

/** Turns a graph into something that runs. */
public interface Linker {
  Executable link(Program program);

  /** As this one, and {@code observer} looks on; this one itself where nobody can. */
  default Linker observedBy(Observer observer) {
    return this;
  }
}
