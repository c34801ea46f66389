package damo.link;

/** Turns a graph into something that runs. */
public interface Linker {
  Executable link(Program program);
}
