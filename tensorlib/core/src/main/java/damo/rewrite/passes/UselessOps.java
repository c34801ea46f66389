package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.SameShape;
import damo.op.elemwise.Unbroadcast;
import damo.op.gradient.Gate;
import damo.op.index.Subtensor;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.op.shape.Unspecified;
import damo.rewrite.engine.LocalRewrite;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/** Ops that turn out to change nothing are left out; shuffles of shuffles become one. */
public final class UselessOps implements LocalRewrite {
  @Override
  public String name() {
    return "useless op -> its input";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return true;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable x = node.inputs().isEmpty() ? null : (TensorVariable) node.input(0);
    if (x == null) return null;
    return switch (node.op()) {
      case Cast c when c.to() == x.dtype() -> x;
      case Gate g -> x;
      case Unbroadcast u when SameShape.known(x, (TensorVariable) node.input(1)) -> x;
      case Reduced r
          when r.axes().isEmpty()
              && r.result() == x.dtype()
              && r.kind() != damo.graph.Reduction.ARGMAX
              && r.kind() != damo.graph.Reduction.ARGMIN ->
          x;
      case DimShuffle d -> shuffle(d, x);
      case Subtensor s when s.readsAll() -> x;
      case Unspecified u -> x;
      case Elemwise e
          when e.prim() == Prim.SECOND && SameShape.known(x, (TensorVariable) node.input(1)) ->
          node.input(1);
      default -> null;
    };
  }

  private static @Nullable TensorVariable shuffle(DimShuffle outer, TensorVariable x) {
    if (outer.pattern().equals(Ints.range(0, x.ndim()))) return x;
    Apply owner = x.owner();
    if (owner == null || !(owner.op() instanceof DimShuffle inner)) return null;
    int[] both = outer.pattern().stream().map(p -> p < 0 ? -1 : inner.pattern().get(p)).toArray();
    return DimShuffle.of((TensorVariable) owner.input(0), both);
  }
}
