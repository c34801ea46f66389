package damo.grad;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.graph.Routine;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the outputs of a node change with its inputs: by the op's own rule; by the op itself where it
 * is linear; else by the gradient, which is linear in what flows back, and so is differentiated
 * again with respect to that.
 */
final class Pushforward {
  private Pushforward() {}

  /** One entry per output. */
  static List<Gradient> of(Apply node, List<@Nullable Variable> tangents) {
    Optional<List<Gradient>> own = node.op().pushforward(node, tangents);
    if (own.isPresent()) return own.get();
    if (node.outputs().size() == 1 && isFloat(node.output(0))) {
      TensorVariable t = linear(node, tangents);
      if (t != null) return List.of(Gradient.of(t));
    }
    return byGradient(node, tangents);
  }

  private static @Nullable TensorVariable linear(Apply node, List<@Nullable Variable> tangents) {
    return switch (node.meaning()) {
      case Meaning.View v -> with(node, tangents, 1);
      case Meaning.Unbroadcast u -> with(node, tangents, 1);
      case Meaning.Reduce r when r.kind() == Reduction.SUM || r.kind() == Reduction.MEAN ->
          with(node, tangents, 1);
      case Meaning.Index(var access, var place) ->
          with(node, tangents, access == Meaning.Access.GATHER ? 1 : 2);
      case Meaning.Call c when c.routine() == Routine.JOIN -> with(node, tangents, tangents.size());
      case Meaning.Call c when c.routine() == Routine.DOT -> product(node, tangents);
      default -> null;
    };
  }

  /** The op on the tangents of its first {@code count} inputs, the others as they are. */
  private static @Nullable TensorVariable with(
      Apply node, List<@Nullable Variable> tangents, int count) {
    if (tangents.subList(0, count).stream().allMatch(t -> t == null)) return null;
    List<Variable> inputs = new ArrayList<>(node.inputs());
    for (int i = 0; i < count; i++) {
      Variable t = tangents.get(i);
      inputs.set(i, t != null ? t : ((TensorVariable) node.input(i)).zerosLike());
    }
    return (TensorVariable) Apply.of(node.op(), inputs).output(0);
  }

  private static @Nullable TensorVariable product(Apply node, List<@Nullable Variable> tangents) {
    TensorVariable sum = null;
    for (int i = 0; i < tangents.size(); i++) {
      Variable t = tangents.get(i);
      if (t == null) continue;
      List<Variable> inputs = new ArrayList<>(node.inputs());
      inputs.set(i, t);
      TensorVariable term = (TensorVariable) Apply.of(node.op(), inputs).output(0);
      sum = sum == null ? term : sum.add(term);
    }
    return sum;
  }

  private static List<Gradient> byGradient(Apply node, List<@Nullable Variable> tangents) {
    List<@Nullable Variable> cotangents = cotangents(node);
    List<Gradient> back = node.op().gradient(node, cotangents);
    Map<Variable, TensorVariable> seeds = new LinkedHashMap<>();
    boolean connected = false;
    String why = node.op().name() + " uses nothing of what changes";
    for (int i = 0; i < tangents.size(); i++) {
      if (!(tangents.get(i) instanceof TensorVariable t)) continue;
      connected |= !(back.get(i) instanceof Gradient.Disconnected);
      switch (back.get(i)) {
        case Gradient.Of(var g) ->
            seeds.merge(g, Cast.to(t, ((TensorVariable) g).dtype()), (a, b) -> a.add(b));
        case Gradient.Disconnected(var reason) -> why = reason;
        case Gradient.Undefined(var reason) -> {
          return Collections.nCopies(cotangents.size(), Gradient.undefined(reason));
        }
        case Gradient.Zero() -> {}
      }
    }
    return connected
        ? again(node, cotangents, seeds)
        : Collections.nCopies(cotangents.size(), Gradient.disconnected(why));
  }

  /** Zeros of the shape of each output: where the gradient is taken does not matter. */
  private static List<@Nullable Variable> cotangents(Apply node) {
    boolean anyFloat = node.outputs().stream().anyMatch(Pushforward::isFloat);
    List<@Nullable Variable> out = new ArrayList<>();
    for (Variable v : node.outputs())
      out.add(isFloat(v) || !anyFloat ? ((TensorVariable) v).zerosLike() : null);
    return out;
  }

  private static List<Gradient> again(
      Apply node, List<@Nullable Variable> cotangents, Map<Variable, TensorVariable> seeds) {
    List<Variable> targets = new ArrayList<>();
    for (Variable u : cotangents) if (u != null) targets.add(u);
    List<Variable> stops = new ArrayList<>(node.inputs());
    stops.addAll(node.outputs());
    stops.addAll(targets);
    Flow flow = Flow.adding(seeds, Set.of(), targets, stops);
    List<Gradient> out = new ArrayList<>();
    for (Variable u : cotangents) {
      TensorVariable t = u == null || !isFloat(u) ? null : flow.gradient(u);
      out.add(t == null ? Gradient.zero() : Gradient.of(t));
    }
    return out;
  }

  private static boolean isFloat(Variable v) {
    return v instanceof TensorVariable t && t.dtype().isFloat();
  }
}
