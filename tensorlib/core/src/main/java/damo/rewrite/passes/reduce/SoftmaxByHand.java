package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.nnet.Softmax;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code exp(x) / sum(exp(x), axis) -> softmax(x)}, which does not overflow. */
public final class SoftmaxByHand implements LocalRewrite {
  @Override
  public String name() {
    return "exp(x) / sum(exp(x)) -> softmax(x)";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.STABILISE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.DIV, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply exp = Made.by(Prim.EXP, node.input(0));
    if (exp == null || !Made.input(exp, 0).dtype().isFloat()) return null;
    TensorVariable e = Made.input(node, 0);
    Apply sum = sum(node.input(1), e.ndim());
    if (sum == null || sum.input(0) != e) return null;
    Reduced r = (Reduced) sum.op();
    if (r.kind() != Reduction.SUM || r.axes().size() != 1 || r.result() != e.dtype()) return null;
    return Softmax.of(exp.input(0), r.axes().get(0));
  }

  /** The sum below a variable that has its axis, kept or put back. */
  private static @Nullable Apply sum(Variable total, int ndim) {
    Apply direct = Made.by(Reduced.class, total);
    if (direct != null && direct.op() instanceof Reduced r)
      return r.keepdims() || isWholeVector(r, ndim) ? direct : null;
    Apply shuffle = Made.by(DimShuffle.class, total);
    if (shuffle == null) return null;
    Apply sum = Made.by(Reduced.class, shuffle.input(0));
    if (sum == null || !(sum.op() instanceof Reduced r) || r.keepdims()) return null;
    return ((DimShuffle) shuffle.op()).pattern().equals(putBack(r, ndim)) ? sum : null;
  }

  private static boolean isWholeVector(Reduced r, int ndim) {
    return ndim == 1 && r.axes().size() == 1;
  }

  private static Ints putBack(Reduced r, int ndim) {
    int[] kept = IntStream.range(0, ndim).filter(i -> !r.axes().contains(i)).toArray();
    int[] pattern = new int[ndim];
    java.util.Arrays.fill(pattern, -1);
    for (int i = 0; i < kept.length; i++) pattern[kept[i]] = i;
    return Ints.of(pattern);
  }
}
