package damo.rewrite.passes.product;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.product.Dot;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/**
 * {@code dot(a, b).T -> dot(b.T, a.T)} where a or b is transposed already: one transposition less,
 * as a product reads transposed matrices as well as others.
 */
public final class TransposeOfDot implements LocalRewrite {
  private static final Ints TRANSPOSED = Ints.of(1, 0);

  @Override
  public String name() {
    return "dot(a, b).T -> dot(b.T, a.T)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof DimShuffle d && d.pattern().equals(TRANSPOSED);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply dot = Made.by(Dot.class, node.input(0));
    if (dot == null || !Made.forOneUse(node.input(0), graph)) return null;
    TensorVariable a = Made.input(dot, 0);
    TensorVariable b = Made.input(dot, 1);
    if (a.ndim() != 2 || b.ndim() != 2 || (!isTransposed(a) && !isTransposed(b))) return null;
    return new Dot().apply(b.transpose(), a.transpose());
  }

  private static boolean isTransposed(TensorVariable v) {
    Apply shuffle = Made.by(DimShuffle.class, v);
    return shuffle != null && ((DimShuffle) shuffle.op()).pattern().equals(TRANSPOSED);
  }
}
