package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code where(c, a, b) + where(c, d, e)} is {@code where(c, a + d, b + e)}; done where one of the
 * two sums is of constants, so that there is less to compute.
 */
public final class SameCondition implements LocalRewrite {
  private static final Set<Prim> OPS = EnumSet.of(Prim.ADD, Prim.SUB, Prim.MUL);

  @Override
  public String name() {
    return "where(c, a, b) + where(c, d, e) -> where(c, a + d, b + e)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Elemwise e && OPS.contains(e.prim());
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply left = choice(node, 0, graph);
    Apply right = choice(node, 1, graph);
    if (left == null || right == null || left.input(0) != right.input(0)) return null;
    if (!constants(left, right, 1) && !constants(left, right, 2)) return null;
    Elemwise op = (Elemwise) node.op();
    TensorVariable yes = op.apply(Made.input(left, 1), Made.input(right, 1));
    TensorVariable no = op.apply(Made.input(left, 2), Made.input(right, 2));
    return Elemwise.of(Prim.WHERE, left.input(0), yes, no);
  }

  private static @Nullable Apply choice(Apply node, int i, FunctionGraph graph) {
    boolean plain = Made.input(node, i).dtype() == Made.output(node).dtype();
    return plain && Made.forOneUse(node.input(i), graph)
        ? Made.by(Prim.WHERE, node.input(i))
        : null;
  }

  private static boolean constants(Apply left, Apply right, int branch) {
    return left.input(branch) instanceof Constant && right.input(branch) instanceof Constant;
  }
}
