package damo.link.reference;

import damo.error.MissingInputException;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Demand;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.Pull;
import damo.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** One pass over the nodes of a graph, with the values known so far. */
final class Run implements Pull.Work<Apply> {
  private final Interpreter interpreter;
  private final Map<Variable, Value> known;
  private final Demand demand;
  private final Set<Apply> asked = new HashSet<>();

  Run(Interpreter interpreter, Map<Variable, Value> known, Demand demand) {
    this.interpreter = interpreter;
    this.known = known;
    this.demand = demand;
  }

  List<Value> outputs(List<? extends Variable> outputs) {
    new Pull<Apply>().run(demand.always(), this);
    return outputs.stream().map(this::valueOf).toList();
  }

  @Override
  public List<Apply> before(Apply node) {
    if (!Demand.isChoice(node) || !asked.add(node)) return List.of();
    return demand.before(node, taken(node));
  }

  private int taken(Apply choice) {
    return Interpreter.isTrue(valueOf(choice.input(0))) ? 1 : 2;
  }

  @Override
  public void run(Apply node) {
    if (node.outputs().stream().allMatch(known::containsKey)) return;
    if (Thread.interrupted())
      throw new CancellationException("interrupted before " + node.op().name());
    List<Value> values =
        Demand.isChoice(node)
            ? List.of(valueOf(node.input(taken(node))))
            : interpreter.evaluate(node, node.inputs().stream().map(this::valueOf).toList());
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
