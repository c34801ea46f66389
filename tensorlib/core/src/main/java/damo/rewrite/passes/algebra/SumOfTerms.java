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
 * Equal terms of a sum become one: {@code x + y − x} is y, {@code x + 2 x} is {@code 3 x}, and
 * constants are added up.
 */
public final class SumOfTerms implements LocalRewrite {
  private record Scaled(Term term, Amount factor) {}

  @Override
  public String name() {
    return "gather terms of a sum";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.FINITE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Kind.SUM.has(node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TermTree tree = TermTree.of(Kind.SUM, node, graph);
    if (tree == null || tree.terms().size() < 2) return null;
    Map<TensorVariable, List<Scaled>> groups = new LinkedHashMap<>();
    List<Term> constants = new ArrayList<>();
    for (Term t : tree.terms()) {
      if (Made.isNumber(t.variable())) constants.add(t);
      else scaled(t, tree, graph, groups);
    }
    List<TensorVariable> dropped = new ArrayList<>();
    groups.forEach((v, terms) -> {
      if (terms.size() > 1 && gather(tree, v, terms)) dropped.add(v);
    });
    if (constants.size() > 1) addUp(tree, constants);
    if (!tree.changed()) return null;
    TensorVariable left = tree.rebuilt();
    return Covering.of(left == null ? Amount.of(tree.dtype(), 0).constant() : left, dropped);
  }

  private static void scaled(
      Term t, TermTree tree, FunctionGraph graph, Map<TensorVariable, List<Scaled>> groups) {
    TensorVariable v = t.variable();
    Amount factor = Amount.of(tree.dtype(), t.inverted() ? -1 : 1);
    Apply product = Made.by(Prim.MUL, v);
    if (product != null && v.dtype() == tree.dtype() && Made.forOneUse(v, graph)) {
      int at = Made.isNumber(product.input(0)) ? 0 : 1;
      if (product.input(at) instanceof TensorConstant c && c.ndim() == 0) {
        v = Made.input(product, 1 - at);
        factor = factor.times(Amount.of(tree.dtype(), c));
      }
    }
    groups.computeIfAbsent(v, k -> new ArrayList<>()).add(new Scaled(t, factor));
  }

  /** One term for all of {@code terms}; whether they cancel. */
  private static boolean gather(TermTree tree, TensorVariable v, List<Scaled> terms) {
    Amount total = Amount.of(tree.dtype(), 0);
    for (Scaled s : terms) total = total.plus(s.factor());
    Amount sum = total;
    Term kept =
        terms.stream()
            .map(Scaled::term)
            .filter(t -> t.inverted() != sum.isPositive())
            .findFirst()
            .orElse(terms.getFirst().term());
    terms.stream().map(Scaled::term).filter(t -> t != kept).forEach(tree::remove);
    if (total.is(0)) tree.remove(kept);
    else {
      TensorVariable wide = Cast.to(v, tree.dtype());
      tree.replace(kept, times(wide, kept.inverted() ? total.negated() : total));
    }
    return total.is(0);
  }

  private static TensorVariable times(TensorVariable v, Amount factor) {
    return factor.is(1) ? v : factor.is(-1) ? v.neg() : v.mul(factor.constant());
  }

  private static void addUp(TermTree tree, List<Term> constants) {
    Amount total = Amount.of(tree.dtype(), 0);
    for (Term t : constants) {
      Amount c = Amount.of(tree.dtype(), (TensorConstant) t.variable());
      total = total.plus(t.inverted() ? c.negated() : c);
    }
    if (!total.is(0) && !total.isOrdinary()) return;
    Term kept = constants.getFirst();
    constants.stream().skip(1).forEach(tree::remove);
    if (total.is(0)) tree.remove(kept);
    else tree.replace(kept, (kept.inverted() ? total.negated() : total).constant());
  }
}
