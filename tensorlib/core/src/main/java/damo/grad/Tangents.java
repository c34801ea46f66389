package damo.grad;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small changes flowing forwards: how variables change when others do. */
public final class Tangents {
  private final Map<Variable, TensorVariable> tangents = new HashMap<>();
  private final Set<Variable> connected = new HashSet<>();
  private final Map<Variable, Cause> undefined = new HashMap<>();
  private final Map<Variable, Cause> cuts = new HashMap<>();
  private final Set<Variable> given;

  private Tangents(Map<Variable, TensorVariable> seeds) {
    this.given = seeds.keySet();
    tangents.putAll(seeds);
    connected.addAll(seeds.keySet());
  }

  /**
   * How each of {@code f} changes along {@code vectors}: {@code Σ f' vⱼ}, the R-operator.
   *
   * @param vectors one for each of {@code wrt}, in its shape
   * @throws damo.error.DisconnectedInputException if one of {@code f} depends on none of {@code
   *     wrt}, unless options say otherwise
   * @throws damo.error.NullGradientException if the way leads through an op without a gradient
   */
  public static List<@Nullable TensorVariable> pushforward(
      List<? extends Variable> f,
      List<? extends Variable> wrt,
      List<?> vectors,
      GradOptions options) {
    if (new HashSet<>(wrt).size() != wrt.size())
      throw new DamoException("a variable can change in one way only, got it twice: " + wrt);
    for (Variable v : wrt) Gradients.checkFloat(v);
    Tangents flow = new Tangents(Seeds.paired(wrt, vectors, "vector"));
    Set<Variable> constant = new HashSet<>(options.considerConstant());
    for (Apply node : Traversal.toposort(f)) flow.through(node, constant);
    List<@Nullable TensorVariable> out = new ArrayList<>();
    for (Variable v : f) out.add(flow.answer((TensorVariable) v, wrt, options));
    return out;
  }

  private @Nullable TensorVariable answer(
      TensorVariable f, List<? extends Variable> wrt, GradOptions options) {
    Answers answers = new Answers(f.label(), options);
    Cause nothing = undefined.get(f);
    if (nothing != null) return answers.undefined("of " + f.label(), nothing);
    TensorVariable t = tangents.get(f);
    if (t != null) return t;
    if (connected.contains(f)) return f.zerosLike();
    return answers.disconnected(() -> unreached(f, wrt), f);
  }

  private String unreached(TensorVariable f, List<? extends Variable> wrt) {
    Cause cut =
        Traversal.ancestors(List.of(f)).stream()
            .map(cuts::get)
            .filter(c -> c != null)
            .findFirst()
            .orElse(null);
    return Answers.described(f)
        + " does not depend on any of "
        + wrt
        + ": "
        + (cut == null ? "no path leads there" : cut);
  }

  private void through(Apply node, Set<Variable> constant) {
    if (node.inputs().stream().noneMatch(connected::contains)) return;
    List<@Nullable Variable> ts = new ArrayList<>();
    for (Variable in : node.inputs()) ts.add(tangents.get(in));
    boolean flat = ts.stream().allMatch(t -> t == null);
    if (flat) ts = zeros(node);
    List<Gradient> forth = Pushforward.of(node, ts);
    for (int i = 0; i < forth.size(); i++) {
      Variable out = node.output(i);
      if (given.contains(out)) continue;
      if (constant.contains(out)) cuts.put(out, Cause.at(node, "it is held constant"));
      else
        receive(
            node,
            out,
            flat && forth.get(i) instanceof Gradient.Of ? Gradient.zero() : forth.get(i));
    }
  }

  /** The inputs are reached, but flatly: zeros flow, only to learn which outputs they reach. */
  private List<@Nullable Variable> zeros(Apply node) {
    List<@Nullable Variable> out = new ArrayList<>();
    for (Variable v : node.inputs())
      out.add(connected.contains(v) ? ((TensorVariable) v).zerosLike() : null);
    return out;
  }

  private void receive(Apply node, Variable out, Gradient g) {
    if (g instanceof Gradient.Disconnected(var why)) {
      cuts.put(out, Cause.at(node, why));
      return;
    }
    connected.add(out);
    for (Variable in : node.inputs()) {
      Cause cause = undefined.get(in);
      if (cause != null) undefined.putIfAbsent(out, cause);
    }
    if (g instanceof Gradient.Undefined(var why)) undefined.put(out, Cause.at(node, why));
    if (g instanceof Gradient.Of(var t))
      tangents.put(out, Cast.to((TensorVariable) t, ((TensorVariable) out).dtype()));
  }
}
