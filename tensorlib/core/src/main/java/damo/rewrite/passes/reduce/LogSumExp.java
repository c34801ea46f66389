package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code log(sum(exp(x)))} becomes {@code m + log(sum(exp(x − m)))} with m the greatest element, or
 * 0 where that is infinite.
 */
public final class LogSumExp implements LocalRewrite {
  @Override
  public String name() {
    return "log(sum(exp(x))) -> m + log(sum(exp(x - m)))";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.STABILISE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.LOG, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply sum = Made.by(Reduced.class, node.input(0));
    if (sum == null || !(sum.op() instanceof Reduced r)) return null;
    if (r.kind() != Reduction.SUM && r.kind() != Reduction.MEAN) return null;
    Apply exp = Made.by(Prim.EXP, sum.input(0));
    if (exp == null || r.axes().isEmpty() || !r.result().isFloat()) return null;
    TensorVariable x = Made.input(exp, 0);
    if (!x.dtype().isFloat() || isShifted(x)) return null;
    TensorVariable greatest = Reduced.of(Reduction.PEAK, x, r.axes(), true);
    TensorVariable m = Elemwise.of(Prim.WHERE, Elemwise.of(Prim.ISINF, greatest), 0, greatest);
    TensorVariable rest = r.apply(x.sub(m).exp()).log();
    return rest.add(r.keepdims() ? m : dropped(m, r));
  }

  private static boolean isShifted(TensorVariable x) {
    return shift(x) != null;
  }

  /** How the greatest element that is subtracted already is found; null if none is. */
  static @Nullable Reduction shift(TensorVariable x) {
    Apply difference = Made.by(Prim.SUB, x);
    if (difference == null) return null;
    Variable m = difference.input(1);
    Apply choice = Made.by(Prim.WHERE, m);
    Apply max = Made.by(Reduced.class, choice == null ? m : choice.input(2));
    if (max == null || !(max.op() instanceof Reduced r)) return null;
    boolean isGreatest = r.kind() == Reduction.PEAK || r.kind() == Reduction.MAX;
    return isGreatest && max.input(0) == difference.input(0) ? r.kind() : null;
  }

  private static TensorVariable dropped(TensorVariable m, Reduced r) {
    return DimShuffle.of(
        m, IntStream.range(0, m.ndim()).filter(i -> !r.axes().contains(i)).toArray());
  }
}
