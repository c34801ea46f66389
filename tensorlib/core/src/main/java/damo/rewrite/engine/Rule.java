package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An identity of scalars: where the left side stands, the right side may. Both are written with the
 * operations users write; leaves stand for anything (integer leaves for integers), constants for
 * arrays all of that value.
 *
 * @param name the formula
 * @param tags what it is for
 * @param alone whether it pays only if nothing else uses what the left side computes on the way
 */
public record Rule(
    String name, TensorVariable left, TensorVariable right, Set<Tag> tags, boolean alone)
    implements LocalRewrite {
  public Rule {
    tags = Set.copyOf(tags);
  }

  /** {@code left}, wherever it stands, may become {@code right}. */
  public static Rule rule(String name, TensorVariable left, TensorVariable right) {
    return new Rule(name, left, right, Set.of(), false);
  }

  /** As {@link #rule}, where nothing else uses what the left side computes on the way. */
  public static Rule ruleIfAlone(String name, TensorVariable left, TensorVariable right) {
    return new Rule(name, left, right, Set.of(), true);
  }

  /** Lines that share tags. */
  public static List<Rule> table(Set<Tag> tags, Rule... lines) {
    return Stream.of(lines).map(r -> new Rule(r.name, r.left, r.right, tags, r.alone)).toList();
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op().equals(root().op());
  }

  private Apply root() {
    return Objects.requireNonNull(left.owner(), name);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Match match = new Match(node, graph, alone);
    if (!match.node(root(), node)) return null;
    return Covering.of(match.build(right), dropped(match.bindings()));
  }

  /** What stood in the left side and does not in the right one. */
  private List<TensorVariable> dropped(Map<Variable, TensorVariable> bindings) {
    Set<Variable> used = damo.graph.Traversal.ancestors(List.of(right));
    List<TensorVariable> out = new ArrayList<>();
    bindings.forEach((v, bound) -> {
      if (v instanceof damo.graph.Constant || !used.contains(v)) out.add(bound);
    });
    return out;
  }
}
