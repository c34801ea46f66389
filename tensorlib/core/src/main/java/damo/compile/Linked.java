package damo.compile;

import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Linker;
import damo.link.Program;
import damo.link.Residence;
import damo.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program and what runs it: linked when it is first needed, and again after its memory was let
 * go. Results lie in that memory, so that one call at a time has it.
 */
final class Linked {
  private final Program program;
  private final Linker linker;
  private @Nullable Executable executable;
  private boolean isRunning;

  Linked(Program program, Linker linker) {
    this.program = program;
    this.linker = linker;
  }

  Program program() {
    return program;
  }

  Linker linker() {
    return linker;
  }

  /** Links now, so that what cannot be linked is said when the function is made. */
  Linked ready() {
    executable();
    return this;
  }

  private synchronized Executable executable() {
    if (executable == null) executable = linker.link(program);
    return executable;
  }

  /**
   * Runs; a call from code of the user's that is running in it has memory of its own.
   *
   * @param undo what to do if that fails
   * @param read makes what the caller gets of the results, before anybody else may run
   */
  synchronized <R extends @Nullable Object> R run(
      List<Value> values, Runnable undo, java.util.function.Function<List<Value>, R> read) {
    boolean inner = isRunning;
    isRunning = true;
    try {
      return read.apply(results(inner ? linker.link(program) : executable(), values, undo));
    } finally {
      isRunning = inner;
    }
  }

  private static List<Value> results(Executable runs, List<Value> values, Runnable undo) {
    try {
      return runs.run(values);
    } catch (Throwable failed) {
      undo.run();
      throw failed;
    }
  }

  synchronized void free() {
    executable = null;
  }

  Map<Variable, Residence> residences() {
    return executable().residences();
  }

  String listing() {
    return executable().listing();
  }
}
