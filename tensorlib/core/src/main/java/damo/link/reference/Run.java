package damo.link.reference;

import damo.error.MissingInputException;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** One pass over the nodes of a graph, with the values known so far. */
final class Run {
  private final Interpreter interpreter;
  private final Map<Variable, Value> known;

  Run(Interpreter interpreter, Map<Variable, Value> known) {
    this.interpreter = interpreter;
    this.known = known;
  }

  List<Value> outputs(List<Apply> order, List<? extends Variable> outputs) {
    for (Apply node : order) step(node);
    return outputs.stream().map(this::valueOf).toList();
  }

  private void step(Apply node) {
    if (Thread.interrupted())
      throw new CancellationException("interrupted before " + node.op().name());
    List<Value> values =
        interpreter.evaluate(node, node.inputs().stream().map(this::valueOf).toList());
    for (int i = 0; i < values.size(); i++) known.putIfAbsent(node.output(i), values.get(i));
  }

  private Value valueOf(Variable v) {
    Value value = known.get(v);
    if (value != null) return value;
    return switch (v) {
      case Constant c -> c.value();
      case SharedVariable s -> s.current();
      default -> throw new MissingInputException("the value of " + v.label() + " is not given");
    };
  }
}
