package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.passes.shape.ShapeInference;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sum of n equal numbers is {@code v * n}, their product {@code v ** n}, whatever n is. */
public final class SumOfFill implements LocalRewrite {
  @Override
  public String name() {
    return "sum(fill(x, v)) -> v * n";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reduced r
        && (r.kind() == Reduction.SUM || r.kind() == Reduction.PROD)
        && !r.axes().isEmpty();
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Reduced r = (Reduced) node.op();
    TensorVariable filled = Made.input(node, 0);
    TensorVariable v = Made.filling(filled);
    if (v == null || v.ndim() != 0 || r.axes().size() != filled.ndim()) return null;
    TensorVariable n = count(filled);
    TensorVariable all = r.kind() == Reduction.SUM ? sum(v, n, r) : product(v, n, r);
    return r.keepdims() ? DimShuffle.of(all, ones(filled.ndim())) : all;
  }

  private static TensorVariable count(TensorVariable filled) {
    TensorVariable n = TensorConstant.scalar(DType.INT64, 1);
    for (int i = 0; i < filled.ndim(); i++) {
      TensorVariable length = ShapeInference.length(filled, i);
      n = n.mul(length == null ? Length.of(filled, i) : length);
    }
    return n;
  }

  /** An infinity taken no times is 0, times 0 it would be NaN. */
  private static TensorVariable sum(TensorVariable v, TensorVariable n, Reduced r) {
    TensorVariable total = Cast.to(v, r.accumulator()).mul(Cast.to(n, r.accumulator()));
    TensorVariable safe = isFinite(v) ? total : Elemwise.of(Prim.WHERE, n.eq(0), 0, total);
    return Cast.to(safe, r.result());
  }

  private static boolean isFinite(TensorVariable v) {
    return !v.dtype().isFloat()
        || (v instanceof TensorConstant c && Double.isFinite(c.value().getDouble(0)));
  }

  private static TensorVariable product(TensorVariable v, TensorVariable n, Reduced r) {
    return Cast.to(Cast.to(v, r.accumulator()).pow(Cast.to(n, r.accumulator())), r.result());
  }

  private static int[] ones(int ndim) {
    return IntStream.generate(() -> -1).limit(ndim).toArray();
  }
}
