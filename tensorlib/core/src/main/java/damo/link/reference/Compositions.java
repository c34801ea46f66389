package damo.link.reference;

import damo.graph.Apply;
import damo.graph.Demand;
import damo.graph.Meaning.Expansion;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Composite nodes: expanded when first met or rewired, then run like any graph. */
final class Compositions {
  private record Body(List<Variable> inputs, List<? extends Variable> outputs, Demand demand) {}

  private final Interpreter interpreter;
  private final Map<Apply, Body> bodies = new WeakHashMap<>();

  Compositions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  List<Value> evaluate(Apply node, Expansion expansion, List<Value> inputs) {
    Body body =
        bodies.compute(
            node,
            (n, old) -> old != null && old.inputs().equals(n.inputs()) ? old : body(n, expansion));
    Map<Variable, Value> known = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) known.put(node.input(i), inputs.get(i));
    return new Run(interpreter, known, body.demand()).outputs(body.outputs());
  }

  private static Body body(Apply node, Expansion expansion) {
    List<? extends Variable> outputs = expansion.expand(node.inputs());
    return new Body(
        List.copyOf(node.inputs()),
        outputs,
        new Demand(Traversal.toposort(outputs, node.inputs()), outputs));
  }
}
