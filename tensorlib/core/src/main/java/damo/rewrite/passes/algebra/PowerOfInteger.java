package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code x ** n} for a whole number n becomes products of squares. Not far: each product rounds.
 */
public final class PowerOfInteger implements LocalRewrite {
  private static final int LARGEST = 16;

  @Override
  public String name() {
    return "x ** n -> products of squares";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.SPECIALISE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.POW, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    if (!Made.isNumber(node.input(1))) return null;
    double n = ((damo.graph.Constant) node.input(1)).value().getDouble(0);
    if (n != Math.rint(n) || n < 3 || n > LARGEST) return null;
    return power(Cast.to(Made.input(node, 0), Made.output(node).dtype()), (int) n);
  }

  private static TensorVariable power(TensorVariable x, int n) {
    if (n == 1) return x;
    TensorVariable half = power(x, n / 2).sqr();
    return n % 2 == 0 ? half : half.mul(x);
  }
}
