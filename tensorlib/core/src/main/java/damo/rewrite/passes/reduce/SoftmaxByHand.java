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
    for (Term exp : tree.terms()) if (!exp.inverted()) join(exp, tree, graph);
    return tree.changed() ? tree.rebuilt() : null;
  }

  private static void join(Term exp, TermTree tree, FunctionGraph graph) {
    Apply e = Made.by(Prim.EXP, exp.variable());
    if (e == null || !Made.input(e, 0).dtype().isFloat()) return;
    for (Term other : tree.terms()) {
      if (other == exp) continue;
      Denominator below = new Denominator(exp.variable(), graph);
      TensorVariable rest = below.without(other.variable(), other.inverted());
      TensorVariable share = rest == null ? null : share(Made.input(e, 0), below.total());
      if (share == null || rest == null) continue;
      tree.replace(exp, share);
      if (below.is(other.variable())) tree.remove(other);
      else tree.replace(other, rest);
      return;
    }
  }

  /** {@code exp(x) / r(exp(x))}; null where that is of no use. */
  private static @Nullable TensorVariable share(TensorVariable x, Reduced r) {
    boolean isSum = r.kind() == Reduction.SUM;
    if (r.result() != x.dtype()) return null;
    if (isSum && r.axes().size() == 1) return Softmax.of(x, r.axes().get(0));
    if (LogSumExp.isShifted(x)) return null;
    TensorVariable e = x.sub(Reduced.of(Reduction.PEAK, x, r.axes(), true)).exp();
    return e.div(new Reduced(r.kind(), r.axes(), true, r.accumulator(), r.result()).apply(e));
  }
}
