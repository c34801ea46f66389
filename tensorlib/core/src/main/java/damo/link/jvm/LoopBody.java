package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Body;
import damo.graph.Constant;
import damo.graph.Demand;
import damo.graph.FunctionGraph;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Geometry;
import damo.link.Observer;
import damo.link.Residence;
import damo.link.plan.StoragePlan;
import damo.link.routine.Operand;
import damo.rewrite.engine.RewriteTrace;
import damo.rewrite.passes.InlineComposites;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of a loop's body over memory of their own, linked once. */
final class LoopBody {
  private final Map<Apply, Step> steps = new LinkedHashMap<>();
  private final Steps made;
  private final Course course;
  private final Operand[] leaves;
  private final Operand[] outputs;
  private final @Nullable Step[] makers;
  private final HeldProductStep[] held;

  /**
   * Links a body.
   *
   * @param name of the loop
   * @param shared operands of the leaves that stay the same in every step
   * @param observer looks at the steps
   */
  LoopBody(String name, Body body, Map<Variable, Operand> shared, Observer observer) {
    FunctionGraph graph = body.graph();
    new InlineComposites().run(graph, new RewriteTrace());
    List<Apply> order = graph.toposort();
    Demand demand = new Demand(order, graph.outputs());
    StoragePlan plan = new StoragePlan(order, graph.outputs(), demand);
    this.made = new Steps(plan, observer);
    shared.forEach(made::share);
    for (Variable v : Traversal.leaves(graph.outputs(), graph.inputs())) {
      if (!(v instanceof Constant c)) continue;
      made.operand(v).moveTo(c.value().array(), 0);
      made.operand(v).reshape(Geometry.dense(c.value().shape()));
    }
    this.leaves = graph.inputs().stream().map(made::operand).toArray(Operand[]::new);
    for (Apply node : order) steps.put(node, made.of(node));
    List<Apply> always = new ArrayList<>(demand.always());
    if (observer == Observer.NOBODY && !demand.isLazy()) joinCells(graph, plan, always);
    this.course = new Course(always, steps, demand, name, observer);
    this.held =
        steps.values().stream()
            .filter(HeldProductStep.class::isInstance)
            .toArray(HeldProductStep[]::new);
    this.outputs = graph.outputs().stream().map(made::operand).toArray(Operand[]::new);
    this.makers =
        graph.outputs().stream().map(v -> v.index() == 0 ? maker(v) : null).toArray(Step[]::new);
  }

  /** Lets products that only one node needs be made by that node, where it knows how. */
  private void joinCells(FunctionGraph graph, StoragePlan plan, List<Apply> always) {
    for (Apply node : List.copyOf(always)) {
      if (!(steps.get(node) instanceof HeldProductStep product) || graph.uses(node.output(0)) != 1)
        continue;
      for (FunctionGraph.Client client : graph.clients(node.output(0))) {
        Step rest = Objects.requireNonNull(steps.get(client.node()));
        CellStep cell = CellStep.of(product, rest, plan.of(client.node().output(0)));
        if (cell == null) continue;
        steps.put(client.node(), cell);
        always.remove(node);
      }
    }
  }

  private @Nullable Step maker(Variable output) {
    return output.maker().map(steps::get).orElse(null);
  }

  /** The step that computes output {@code i} first of all it computes; null if there is none. */
  @Nullable Step maker(int i) {
    return makers[i];
  }

  Operand leaf(int i) {
    return leaves[i];
  }

  Operand output(int i) {
    return outputs[i];
  }

  /** What stays the same in every step may be something else from now on. */
  void begin() {
    for (HeldProductStep product : held) product.release();
  }

  void run() {
    course.run();
  }

  /** Where what the steps compute lies; the names of all places begin with that of the loop. */
  void residences(String loop, Map<Variable, Residence> to) {
    steps.forEach((node, step) -> {
      for (Variable v : node.outputs()) to.put(v, made.residence(loop + " ", v));
      step.residences(loop + " " + node.op().name(), to);
    });
  }

  String listing() {
    StringBuilder out = new StringBuilder();
    for (Step step : steps.values())
      out.append("  ").append(step.listing().replace("\n", "\n  ")).append('\n');
    return out.toString();
  }
}
