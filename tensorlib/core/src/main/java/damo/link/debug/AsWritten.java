package damo.link.debug;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Observer;
import damo.link.Program;
import damo.link.reference.ReferenceLinker;
import damo.link.routine.Operand;
import damo.value.Value;
import java.util.List;

/**
 * The graph before it was rewritten, by the reference: what differs, a rewrite has changed. A
 * rewrite may make a number of what was NaN or infinite, and may decide otherwise where floats are
 * compared; {@code docs/rewritten-values.md} says when.
 */
final class AsWritten implements Observer {
  private final String name;
  private final double precision;
  private final List<Boolean> isExact;
  private final Executable reference;
  private double largest;

  AsWritten(FunctionGraph graph, String name) {
    this.name = name;
    this.precision = Tolerance.precision(graph);
    this.isExact = graph.outputs().stream().map(AsWritten::isExact).toList();
    this.reference =
        new ReferenceLinker()
            .observedBy(this)
            .link(new Program(graph, graph.outputs().size(), List.of(), name));
  }

  /** Whether no float decides it. */
  private static boolean isExact(Variable output) {
    return Traversal.toposort(List.of(output)).stream().noneMatch(Precision::computesWithFloats);
  }

  @Override
  public void computed(Apply node, List<Operand> inputs, List<Operand> outputs) {
    for (Operand x : inputs) largest = Math.max(largest, Tolerance.largest(x.toValue()));
    for (Operand x : outputs) largest = Math.max(largest, Tolerance.largest(x.toValue()));
  }

  void check(List<Value> arguments, List<Value> rewritten) {
    largest = 1;
    List<Value> expected = reference.run(arguments);
    for (int i = 0; i < expected.size(); i++)
      new Tolerance(precision, largest, !isExact.get(i))
          .compare(
              "output " + i + " of " + name + ", as written",
              "rewritten",
              expected.get(i),
              rewritten.get(i));
  }
}
