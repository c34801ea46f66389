package damo.link.debug;

import damo.graph.FunctionGraph;
import damo.graph.Purity;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;
import damo.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything is computed by the reference, node by node, and compared on the way and at the end.
 */
final class DebugExecutable implements Executable {
  private final Program program;
  private final NodeByNode nodes;
  private final @Nullable Together together;
  private final @Nullable AsWritten written;

  /** What the user wrote in Java, or sees, happens once: such a graph is only run node by node. */
  DebugExecutable(Program program, Linker linker, Observer observer) {
    this.program = program;
    this.nodes = new NodeByNode(program.graph(), linker, observer);
    this.together = isPure(program.graph()) ? new Together(program, linker) : null;
    FunctionGraph before = program.written();
    this.written = before != null && isPure(before) ? new AsWritten(before, program.name()) : null;
  }

  private static boolean isPure(FunctionGraph graph) {
    return graph.nodes().stream().allMatch(Purity::of);
  }

  @Override
  public List<Value> run(List<Value> arguments) {
    Map<Variable, Value> known = nodes.run(arguments);
    List<Value> outputs =
        program.graph().outputs().stream().map(v -> NodeByNode.valueOf(v, known)).toList();
    int results = program.results();
    for (int i = results; i < outputs.size(); i++)
      program.updated().get(i - results).check(outputs.get(i).shape());
    if (together != null)
      together.check(arguments, outputs, Tolerance.of(program.graph(), known.values()));
    if (written != null) written.check(arguments, outputs);
    for (int i = results; i < outputs.size(); i++)
      program.updated().get(i - results).advance(outputs.get(i).copy());
    return outputs.subList(0, results);
  }

  @Override
  public String listing() {
    return nodes.listing();
  }
}
