package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Body;
import damo.graph.Constant;
import damo.graph.FunctionGraph;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Geometry;
import damo.link.plan.StoragePlan;
import damo.link.routine.Operand;
import damo.rewrite.engine.RewriteTrace;
import damo.rewrite.passes.InlineComposites;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The steps of a loop's body over memory of their own, linked once. */
final class LoopBody {
  private final Step[] steps;
  private final Operand[] leaves;
  private final Operand[] outputs;

  /**
   * Links a body.
   *
   * @param shared operands of the leaves that stay the same in every step
   */
  LoopBody(Body body, Map<Variable, Operand> shared) {
    FunctionGraph graph = body.graph();
    new InlineComposites().run(graph, new RewriteTrace());
    List<Apply> order = graph.toposort();
    Steps made = new Steps(new StoragePlan(order, graph.outputs()));
    shared.forEach(made::share);
    for (Variable v : Traversal.leaves(graph.outputs(), graph.inputs())) {
      if (!(v instanceof Constant c)) continue;
      made.operand(v).moveTo(c.value().array(), 0);
      made.operand(v).reshape(Geometry.dense(c.value().shape()));
    }
    this.leaves = graph.inputs().stream().map(made::operand).toArray(Operand[]::new);
    this.steps = order.stream().map(made::of).toArray(Step[]::new);
    this.outputs = graph.outputs().stream().map(made::operand).toArray(Operand[]::new);
  }

  Operand leaf(int i) {
    return leaves[i];
  }

  Operand output(int i) {
    return outputs[i];
  }

  void run(String loop) {
    if (Thread.interrupted())
      throw new CancellationException(loop + " was interrupted; no shared variable has changed");
    for (Step step : steps) step.run();
  }

  String listing() {
    StringBuilder out = new StringBuilder();
    for (Step step : steps)
      out.append("  ").append(step.listing().replace("\n", "\n  ")).append('\n');
    return out.toString();
  }
}
