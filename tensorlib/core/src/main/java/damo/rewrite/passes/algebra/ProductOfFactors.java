package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.rewrite.engine.Covering;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.rewrite.passes.algebra.TermTree.Kind;
import damo.rewrite.passes.algebra.TermTree.Term;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Factors above and below a fraction bar cancel: {@code x * y / x} is y, {@code sqr(x) / x} is x.
 * Constants become one, and signs go into it.
 */
public final class ProductOfFactors implements LocalRewrite {
  private record Power(Term term, int exponent) {}

  @Override
  public String name() {
    return "cancel factors of a product";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.FINITE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Kind.PRODUCT.has(node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TermTree tree = TermTree.of(Kind.PRODUCT, node, graph);
    if (tree == null || tree.terms().size() + tree.signs().size() < 2) return null;
    Map<TensorVariable, List<Power>> groups = new LinkedHashMap<>();
    List<Term> constants = new ArrayList<>();
    for (Term t : tree.terms()) {
      if (Made.isNumber(t.variable())) constants.add(t);
      else power(t, tree, graph, groups);
    }
    List<TensorVariable> dropped = new ArrayList<>();
    groups.forEach((v, powers) -> cancel(tree, v, powers, dropped));
    multiply(tree, constants);
    if (!tree.changed()) return null;
    TensorVariable left = tree.rebuilt();
    return Covering.of(left == null ? Amount.of(tree.dtype(), 1).constant() : left, dropped);
  }

  private static void power(
      Term t, TermTree tree, FunctionGraph graph, Map<TensorVariable, List<Power>> groups) {
    TensorVariable v = t.variable();
    Apply square = Made.by(Prim.SQR, v);
    boolean opens = v.dtype() == tree.dtype() && Made.forOneUse(v, graph);
    boolean squared = square != null && opens;
    TensorVariable base = square != null && opens ? Made.input(square, 0) : v;
    int exponent = (t.inverted() ? -1 : 1) * (squared ? 2 : 1);
    groups.computeIfAbsent(base, k -> new ArrayList<>()).add(new Power(t, exponent));
  }

  private static void cancel(
      TermTree tree, TensorVariable v, List<Power> powers, List<TensorVariable> dropped) {
    int total = powers.stream().mapToInt(Power::exponent).sum();
    boolean both = powers.stream().map(p -> p.term().inverted()).distinct().count() == 2;
    if (!both || Math.abs(total) > 2) return;
    Term kept =
        powers.stream()
            .map(Power::term)
            .filter(t -> t.inverted() == total < 0)
            .findFirst()
            .orElseThrow();
    powers.stream().map(Power::term).filter(t -> t != kept).forEach(tree::remove);
    if (total == 0) {
      tree.remove(kept);
      dropped.add(v);
    } else tree.replace(kept, Math.abs(total) == 2 ? Cast.to(v, tree.dtype()).sqr() : v);
  }

  /** One constant for all, and no sign besides it. */
  private static void multiply(TermTree tree, List<Term> constants) {
    List<Apply> signs = tree.signs();
    if (constants.isEmpty()) {
      signs.stream().limit(signs.size() / 2 * 2).forEach(tree::remove);
      return;
    }
    if (constants.size() + signs.size() < 2) return;
    Term kept = constants.stream().filter(t -> !t.inverted()).findFirst().orElse(null);
    Amount above = product(tree, constants, false);
    Amount below = product(tree, constants, true);
    Amount all = kept != null ? above.over(below) : below;
    if (!tree.dtype().isFloat()) all = above;
    if (signs.size() % 2 == 1) all = all.negated();
    if (!all.isOrdinary() || !below.isOrdinary() || !above.isOrdinary()) return;
    Term at = kept != null ? kept : constants.getFirst();
    signs.forEach(tree::remove);
    constants.stream().filter(t -> t != at).forEach(tree::remove);
    if (all.is(1)) tree.remove(at);
    else tree.replace(at, all.constant());
  }

  private static Amount product(TermTree tree, List<Term> constants, boolean inverted) {
    Amount out = Amount.of(tree.dtype(), 1);
    for (Term t : constants)
      if (t.inverted() == inverted)
        out = out.times(Amount.of(tree.dtype(), (TensorConstant) t.variable()));
    return out;
  }
}
