package damo.grad;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Symbolic gradients by reverse accumulation. */
public final class Gradients {
  private Gradients() {}

  /**
   * The gradient of {@code cost}, a float scalar, with respect to each of {@code wrt}, in its shape
   * and dtype.
   *
   * @param cost null if {@code options} has known gradients to start from
   * @throws damo.error.DisconnectedInputException if the cost does not depend on a variable, unless
   *     options say otherwise
   * @throws damo.error.NullGradientException if the gradient passes through an op that has none
   */
  public static List<@Nullable TensorVariable> grad(
      @Nullable Object cost, List<? extends Variable> wrt, GradOptions options) {
    Map<Variable, TensorVariable> known = Seeds.of(cost, options);
    for (Variable v : wrt) checkFloat(v);
    Flow flow = Flow.back(known, new HashSet<>(options.considerConstant()), wrt);
    List<@Nullable TensorVariable> out = new Answers("the cost", options).of(flow, wrt);
    if (options.addNames() && cost instanceof Variable c && c.name() != null)
      name(c, wrt, out, Traversal.ancestors(known.values()));
    return out;
  }

  /**
   * The gradients of {@code f} weighted with {@code vectors}: {@code Σ fᵢ'ᵀ vᵢ}, the L-operator.
   *
   * @param vectors one for each of {@code f}, in its shape; taken as constant
   */
  public static List<@Nullable TensorVariable> pullback(
      List<? extends Variable> f,
      List<? extends Variable> wrt,
      List<?> vectors,
      GradOptions options) {
    Map<Variable, TensorVariable> seeds = Seeds.paired(f, vectors, "vector");
    for (Variable v : wrt) checkFloat(v);
    Set<Variable> constant = new HashSet<>(options.considerConstant());
    Flow flow = Flow.adding(seeds, constant, wrt, List.of());
    return new Answers(f.size() == 1 ? f.getFirst().label() : "any of " + f, options).of(flow, wrt);
  }

  /**
   * Gradients with respect to {@code wrt} and to {@code end} that do not flow on behind {@code
   * end}: those of {@code cost}, plus those that flow from {@code start}.
   *
   * @return the gradients of wrt, and of end
   */
  public static List<List<TensorVariable>> subgraph(
      List<? extends Variable> wrt,
      List<? extends Variable> end,
      @Nullable Map<? extends Variable, ?> start,
      @Nullable Object cost) {
    Map<? extends Variable, ?> known = start == null ? Map.of() : start;
    if (known.isEmpty() && cost == null)
      throw new DamoException("a subgraph's gradient needs a cost or a start; got neither");
    List<Variable> all = new ArrayList<>(wrt);
    all.addAll(end);
    GradOptions options =
        GradOptions.of()
            .considerConstant(end.toArray(Variable[]::new))
            .disconnectedInputs(DisconnectedInputs.IGNORE)
            .addNames(false);
    List<TensorVariable> sums =
        known.isEmpty()
            ? grad(cost, all, options)
            : cost == null
                ? grad(null, all, options.knownGrads(known))
                : added(grad(cost, all, options), grad(null, all, options.knownGrads(known)));
    return List.of(sums.subList(0, wrt.size()), sums.subList(wrt.size(), all.size()));
  }

  private static List<TensorVariable> added(List<TensorVariable> a, List<TensorVariable> b) {
    List<TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) out.add(a.get(i).add(b.get(i)));
    return out;
  }

  static void checkFloat(Variable v) {
    if (!(v instanceof TensorVariable t))
      throw new DTypeException("no gradient with respect to " + v.label() + " of type " + v.type());
    if (!t.dtype().isFloat()) {
      throw new DTypeException(
          "no gradient with respect to "
              + t.label()
              + ": it is "
              + t.dtype()
              + ", and only floats have gradients; cast it to a float where it enters the graph");
    }
  }

  /** Names {@code (dcost/dx)} for gradients that are nothing else besides. */
  private static void name(
      Variable cost,
      List<? extends Variable> wrt,
      List<@Nullable TensorVariable> gradients,
      Set<Variable> given) {
    Set<Variable> taken = new HashSet<>(given);
    taken.addAll(Traversal.ancestors(List.of(cost)));
    for (int i = 0; i < wrt.size(); i++) {
      TensorVariable g = gradients.get(i);
      String name = wrt.get(i).name();
      if (g == null || name == null || g.name() != null || g.owner() == null) continue;
      if (Collections.frequency(gradients, g) == 1 && !taken.contains(g))
        g.named("(d" + cost.name() + "/d" + name + ")");
    }
  }
}
