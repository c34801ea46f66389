package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.op.shape.Join;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code sum(stack(x, y), 0) -> x + y}: what is stacked only to be reduced is combined as it is.
 */
public final class ReductionOfJoin implements LocalRewrite {
  private static final int MOST = 8;

  @Override
  public String name() {
    return "sum(stack(x, y), 0) -> x + y";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reduced r && r.axes().size() == 1 && prim(r.kind()) != null;
  }

  private static @Nullable Prim prim(Reduction kind) {
    return switch (kind) {
      case SUM -> Prim.ADD;
      case PROD -> Prim.MUL;
      case MAX, PEAK -> Prim.MAXIMUM;
      case MIN -> Prim.MINIMUM;
      default -> null;
    };
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Reduced r = (Reduced) node.op();
    Apply join = Made.by(Join.class, node.input(0));
    if (join == null || !r.axes().equals(Ints.of(((Join) join.op()).axis()))) return null;
    int axis = r.axes().get(0);
    List<TensorVariable> parts = TensorOp.tensors(join.inputs());
    boolean single = parts.stream().allMatch(p -> isSimple(p, axis));
    if (!single || parts.size() > MOST || !sameLengths(parts)) return null;
    Elemwise op = new Elemwise(java.util.Objects.requireNonNull(prim(r.kind())));
    TensorVariable out =
        parts.stream().map(p -> Cast.to(p, r.accumulator())).reduce(op::apply).orElseThrow();
    TensorVariable result = Cast.to(out, r.result());
    int[] kept = IntStream.range(0, result.ndim()).filter(i -> i != axis).toArray();
    return r.keepdims() ? result : DimShuffle.of(result, kept);
  }

  private static boolean isSimple(TensorVariable part, int axis) {
    return part.type().lengths().get(axis) == 1 && !part.dtype().isBool();
  }

  /** Parts that would broadcast with each other do not join, which is to stay an error. */
  private static boolean sameLengths(List<TensorVariable> parts) {
    TensorVariable first = parts.getFirst();
    return parts.stream()
        .allMatch(p -> damo.op.elemwise.SameShape.known(p, first) || sameTypeOrUnknown(p, first));
  }

  private static boolean sameTypeOrUnknown(TensorVariable p, TensorVariable first) {
    return p.type().isStatic() && p.type().lengths().equals(first.type().lengths());
  }
}
