package damo.link.debug;

import damo.graph.FunctionGraph;
import damo.link.Executable;
import damo.link.Program;
import damo.link.reference.ReferenceLinker;
import damo.value.Value;
import java.util.List;

/**
 * The graph before it was rewritten, by the reference: what differs, a rewrite has changed. A
 * rewrite may make a number of what was NaN or infinite, and may decide otherwise where floats are
 * compared; {@code docs/rewritten-values.md} says when.
 */
final class AsWritten {
  private final String name;
  private final Executable reference;

  AsWritten(FunctionGraph graph, String name) {
    this.name = name;
    this.reference =
        new ReferenceLinker().link(new Program(graph, graph.outputs().size(), List.of(), name));
  }

  void check(List<Value> arguments, List<Value> rewritten, Tolerance tolerance) {
    List<Value> expected = reference.run(arguments);
    for (int i = 0; i < expected.size(); i++)
      tolerance
          .whereFinite()
          .compare(
              "output " + i + " of " + name + ", as written",
              "rewritten",
              expected.get(i),
              rewritten.get(i));
  }
}
