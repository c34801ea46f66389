package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.rewrite.passes.algebra.TermTree.Kind;
import damo.rewrite.passes.algebra.TermTree.Term;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code exp(x)} is a factor beside {@code 1 / (1 + exp(x))}, a sigmoid stands for both:
 * apart they are infinity and zero. Derivatives of {@code log(1 + exp(x))} have this form.
 */
public final class SigmoidInProduct implements LocalRewrite {
  @Override
  public String name() {
    return "y * exp(x) / (1 + exp(x)) -> y * sigmoid(x)";
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
    for (Term exp : tree.terms()) if (!exp.inverted() && isJoined(exp, tree)) return tree.rebuilt();
    return null;
  }

  private static boolean isJoined(Term exp, TermTree tree) {
    Apply e = Made.by(Prim.EXP, exp.variable());
    if (e == null || exp.variable().dtype() != tree.dtype()) return false;
    TensorVariable x = Made.input(e, 0);
    for (Term other : tree.terms()) {
      TensorVariable both = joined(x, exp.variable(), other);
      if (both == null) continue;
      tree.replace(exp, both);
      tree.remove(other);
      return true;
    }
    return false;
  }

  /** {@code exp(x)} and {@code other} as one; null where they are no such pair. */
  private static @Nullable TensorVariable joined(TensorVariable x, TensorVariable exp, Term other) {
    TensorVariable v = other.variable();
    TensorVariable sigmoid = Elemwise.of(Prim.SIGMOID, x);
    if (!other.inverted()) return isSigmoidOfNegative(v, x) ? sigmoid : null;
    if (isOneMore(v, exp)) return sigmoid;
    Apply square = Made.by(Prim.SQR, v);
    return square != null && isOneMore(square.input(0), exp)
        ? sigmoid.mul(Elemwise.of(Prim.SIGMOID, x.neg()))
        : null;
  }

  private static boolean isSigmoidOfNegative(TensorVariable v, TensorVariable x) {
    Apply sigmoid = Made.by(Prim.SIGMOID, v);
    return sigmoid != null && (isNegative(sigmoid.input(0), x) || isNegative(x, sigmoid.input(0)));
  }

  private static boolean isNegative(Variable v, Variable of) {
    Apply neg = Made.by(Prim.NEG, v);
    return neg != null && neg.input(0) == of;
  }

  private static boolean isOneMore(Variable v, TensorVariable exp) {
    Apply sum = Made.by(Prim.ADD, v);
    return sum != null
        && Made.output(sum).dtype() == exp.dtype()
        && (isOneAnd(sum, 0, exp) || isOneAnd(sum, 1, exp));
  }

  private static boolean isOneAnd(Apply sum, int position, TensorVariable exp) {
    return Made.isNumber(sum.input(position))
        && Made.isAll(1, sum.input(position))
        && sum.input(1 - position) == exp;
  }
}
