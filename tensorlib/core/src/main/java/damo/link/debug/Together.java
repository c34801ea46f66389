package damo.link.debug;

import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Linker;
import damo.link.Program;
import damo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All nodes compiled as one program, on twins of the shared variables: what only shows when nodes
 * share memory and updates are written in place shows here, and harms nothing.
 */
final class Together {
  private final Program program;
  private final Map<SharedVariable, SharedVariable> twins = new LinkedHashMap<>();
  private final Executable compiled;

  Together(Program program, Linker linker) {
    this.program = program;
    List<Variable> inputs = program.graph().inputs();
    FunctionGraph copy = FunctionGraph.copyOf(inputs, program.graph().outputs());
    for (Variable leaf : Traversal.leaves(program.graph().outputs(), inputs))
      if (leaf instanceof SharedVariable s) copy.replace(s, twin(s));
    List<SharedVariable> updated = program.updated().stream().map(this::twin).toList();
    this.compiled = linker.link(new Program(copy, program.results(), updated, program.name()));
  }

  private SharedVariable twin(SharedVariable s) {
    return twins.computeIfAbsent(s, known -> known.copyShared(known.name()));
  }

  void check(List<Value> arguments, List<Value> expected, Tolerance tolerance) {
    twins.forEach((s, twin) -> twin.advance(s.current().copy()));
    List<Value> results = new ArrayList<>(compiled.run(arguments));
    for (int i = 0; i < expected.size(); i++) {
      SharedVariable updated =
          i < results.size() ? null : program.updated().get(i - results.size());
      Value actual = updated == null ? results.get(i) : twin(updated).current();
      String what = updated == null ? "result " + i : "the update of " + updated.label();
      tolerance.compare(
          what + " of " + program.name(), "compiled together", expected.get(i), actual);
    }
  }
}
