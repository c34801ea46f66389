package damo.grad;

import damo.graph.Apply;
import damo.graph.Demand;
import damo.graph.Gradient;
import damo.graph.Variable;
import damo.op.control.IfElse;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which choices variables are needed at all.
 *
 * <p>Inside a branch gradients flow as if it was taken: only where they leave it are they made zero
 * for the calls in which it was not. So the way back through a branch is needed by that choice
 * alone, does not run when the branch does not, and cannot make zeros into NaN.
 */
final class Guards {
  /** One side of a choice. */
  private record Side(Variable condition, boolean taken) {}

  private static final Set<Side> NONE = Set.of();

  private final Map<Variable, Set<Side>> sides = new HashMap<>();

  /** Looks at the way to {@code starts}, its nodes in topological order. */
  Guards(List<Apply> order, Collection<? extends Variable> starts) {
    if (order.stream().noneMatch(Demand::isChoice)) return;
    for (Variable v : starts) sides.put(v, NONE);
    for (Apply node : order.reversed()) {
      Set<Side> own = common(node.outputs());
      for (int i = 0; i < node.inputs().size(); i++) {
        Set<Side> edge = along(node, i, own);
        sides.merge(node.input(i), edge, Guards::common);
      }
    }
  }

  private Set<Side> common(List<Variable> outputs) {
    Set<Side> all = null;
    for (Variable v : outputs) {
      Set<Side> one = sides.get(v);
      if (one != null) all = all == null ? one : common(all, one);
    }
    return all == null ? NONE : all;
  }

  private static Set<Side> common(Set<Side> a, Set<Side> b) {
    if (a.isEmpty() || a.equals(b)) return a;
    Set<Side> both = new LinkedHashSet<>(a);
    both.retainAll(b);
    return both;
  }

  private static Set<Side> along(Apply node, int input, Set<Side> own) {
    if (!Demand.isChoice(node) || input == 0) return own;
    Set<Side> more = new LinkedHashSet<>(own);
    more.add(new Side(node.input(0), input == 1));
    return more;
  }

  /** The gradients of a node's inputs; through a choice as if both sides were taken. */
  static List<Gradient> back(Apply node, List<@Nullable Variable> gs) {
    Variable g = gs.getFirst();
    boolean flows = Demand.isChoice(node) && g != null && ((TensorVariable) g).dtype().isFloat();
    return flows
        ? List.of(Gradient.zero(), Gradient.of(g), Gradient.of(g))
        : node.op().gradient(node, gs);
  }

  /** {@code g}, which holds where {@code node} is needed, as it holds where its input is. */
  TensorVariable leaving(Apply node, int input, TensorVariable g) {
    if (sides.isEmpty()) return g;
    Set<Side> left = new LinkedHashSet<>(along(node, input, common(node.outputs())));
    left.removeAll(sides.getOrDefault(node.input(input), NONE));
    return only(left, g, (TensorVariable) node.input(input));
  }

  /** The gradient with respect to {@code v}, which holds where it is needed, as it holds always. */
  TensorVariable everywhere(Variable v, TensorVariable g) {
    return only(sides.getOrDefault(v, NONE), g, (TensorVariable) v);
  }

  private static TensorVariable only(Set<Side> where, TensorVariable g, TensorVariable v) {
    TensorVariable out = g;
    for (Side side : new ArrayList<>(where).reversed()) {
      TensorVariable zeros = v.zerosLike(out.dtype());
      out =
          side.taken()
              ? IfElse.of(side.condition(), out, zeros)
              : IfElse.of(side.condition(), zeros, out);
    }
    return out;
  }
}
