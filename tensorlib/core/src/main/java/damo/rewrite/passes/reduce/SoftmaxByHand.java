package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.nnet.Softmax;
import damo.op.reduce.Reduced;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.rewrite.passes.algebra.TermTree;
import damo.rewrite.passes.algebra.TermTree.Kind;
import damo.rewrite.passes.algebra.TermTree.Term;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code exp(x) / sum(exp(x), axis) -> softmax(x)}, which does not overflow, also where other
 * factors stand beside: in the derivative of {@code log(sum(exp(x)))}. Of several axes, or of a
 * mean, the greatest element is subtracted from x.
 */
public final class SoftmaxByHand implements LocalRewrite {
  @Override
  public String name() {
    return "exp(x) / sum(exp(x)) -> softmax(x)";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.STABILISE, Tag.FINITE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Kind.PRODUCT.has(node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TermTree tree = TermTree.of(Kind.PRODUCT, node, graph);
    if (tree == null) return null;
    for (Term exp : tree.terms())
      if (!exp.inverted() && isJoined(exp, tree, graph)) return tree.rebuilt();
    return null;
  }

  private static boolean isJoined(Term exp, TermTree tree, FunctionGraph graph) {
    Apply e = Made.by(Prim.EXP, exp.variable());
    if (e == null || !Made.input(e, 0).dtype().isFloat()) return false;
    TensorVariable x = Made.input(e, 0);
    if (LogSumExp.shift(x) == Reduction.PEAK) return false; // one of those made here
    for (Term other : tree.terms()) {
      Denominator below = new Denominator(exp.variable(), graph);
      TensorVariable rest = other == exp ? null : below.without(other.variable(), other.inverted());
      if (rest == null || below.total().result() != x.dtype()) continue;
      boolean isSoftmax =
          other.inverted() && other.node() == exp.node() && isAlongOneAxis(below.total());
      if (!isSoftmax && LogSumExp.shift(x) != null) continue;
      tree.replace(
          exp, isSoftmax ? Softmax.of(x, below.total().axes().get(0)) : share(x, below.total()));
      if (below.is(other.variable())) tree.remove(other);
      else tree.replace(other, rest);
      return true;
    }
    return false;
  }

  private static boolean isAlongOneAxis(Reduced r) {
    return r.kind() == Reduction.SUM && r.axes().size() == 1;
  }

  /** {@code exp(x) / r(exp(x))}, each of no elements too. */
  private static TensorVariable share(TensorVariable x, Reduced r) {
    TensorVariable e = x.sub(Reduced.of(Reduction.PEAK, x, r.axes(), true)).exp();
    return e.div(new Reduced(r.kind(), r.axes(), true, r.accumulator(), r.result()).apply(e));
  }
}
