package damo.link.debug;

import damo.link.Executable;
import damo.link.Linker;
import damo.link.Program;

/**
 * Runs each node twice, compiled and by the reference, and names the first whose results differ.
 *
 * @param compiled what is checked
 */
public record DebugLinker(Linker compiled) implements Linker {
  @Override
  public Executable link(Program program) {
    return new DebugExecutable(program, compiled);
  }
}
