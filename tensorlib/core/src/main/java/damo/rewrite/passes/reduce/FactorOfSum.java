package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.SameShape;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.OuterFactor;
import damo.rewrite.engine.Tag;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A factor that is the same for all that is summed comes out of the sum: {@code sum(x * c) ->
 * sum(x) * c}, {@code sum(x / c)}, {@code sum(-x)}; of means too. Not of float16, whose sums soon
 * are infinite: users scale before they add up.
 */
public final class FactorOfSum implements LocalRewrite {
  @Override
  public String name() {
    return "sum(x * c) -> sum(x) * c";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.FINITE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reduced r
        && (r.kind() == Reduction.SUM || r.kind() == Reduction.MEAN)
        && !r.axes().isEmpty();
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Reduced r = (Reduced) node.op();
    TensorVariable in = Made.input(node, 0);
    boolean fits = in.dtype() == r.result() && in.dtype() != DType.FLOAT16;
    if (!fits || !Made.forOneUse(in, graph)) return null;
    Apply product = java.util.Objects.requireNonNull(in.owner());
    if (!(product.op() instanceof Elemwise e)) return null;
    return switch (e.prim()) {
      case NEG -> r.apply(Made.input(product, 0)).neg();
      case MUL -> {
        TensorVariable second = out(r, e.prim(), product, 1);
        yield second != null ? second : out(r, e.prim(), product, 0);
      }
      case DIV -> out(r, e.prim(), product, 1);
      default -> null;
    };
  }

  /** The sum with input {@code position} of the product taken out of it. */
  private static @Nullable TensorVariable out(Reduced r, Prim prim, Apply product, int position) {
    TensorVariable whole = Made.output(product);
    TensorVariable x = Made.input(product, 1 - position);
    TensorVariable c = Made.input(product, position);
    if (x.dtype() != whole.dtype() || !SameShape.known(whole, x) || !isConstantAlong(c, x, r))
      return null;
    TensorVariable outer =
        r.kind() == Reduction.SUM
            ? OuterFactor.of(reduced(c, x.ndim(), r), x, r.axes())
            : reduced(c, x.ndim(), r);
    return new Elemwise(prim).apply(r.apply(x), outer);
  }

  /** Whether all that is summed has one value of {@code c}. */
  private static boolean isConstantAlong(TensorVariable c, TensorVariable x, Reduced r) {
    int lead = x.ndim() - c.ndim();
    return r.axes().stream().allMatch(a -> a < lead || c.type().lengths().get(a - lead) == 1);
  }

  /** {@code c} without the reduced axes, which it has as 1 or not at all. */
  private static TensorVariable reduced(TensorVariable c, int ndim, Reduced r) {
    if (r.keepdims()) return c;
    int lead = ndim - c.ndim();
    int[] kept = IntStream.range(0, c.ndim()).filter(i -> !r.axes().contains(i + lead)).toArray();
    return DimShuffle.of(c, kept);
  }
}
