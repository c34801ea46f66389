package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.SameShape;
import damo.op.shape.BroadcastTo;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code f(fill(a, b), c)} is {@code f(b, c)} where c has the shape already; where all others are
 * scalars, the fill comes last: {@code fill(a, f(b, c))}. Gradients are full of these.
 */
public final class FillInElementwise implements LocalRewrite {
  @Override
  public String name() {
    return "f(fill(a, b), c) -> f(b, c)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Cast
        || (node.op() instanceof Elemwise e && e.prim() != Prim.SECOND);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    List<TensorVariable> operands = TensorOp.tensors(node.inputs());
    for (int i = 0; i < operands.size(); i++) {
      TensorVariable value = Made.filling(operands.get(i));
      if (value == null) continue;
      List<TensorVariable> thin = new ArrayList<>(operands);
      thin.set(i, value);
      if (decides(operands, i, Made.output(node))) return ((TensorOp) node.op()).apply(thin);
      if (value.ndim() == 0 && thin.stream().allMatch(v -> v.ndim() == 0))
        return last(java.util.Objects.requireNonNull(operands.get(i).owner()), node, thin);
    }
    return null;
  }

  /** Whether another operand has the whole shape. */
  private static boolean decides(List<TensorVariable> operands, int fill, TensorVariable whole) {
    for (int i = 0; i < operands.size(); i++)
      if (i != fill
          && SameShape.known(operands.get(i), operands.get(fill))
          && SameShape.known(operands.get(i), whole)) return true;
    return false;
  }

  private static TensorVariable last(Apply fill, Apply node, List<TensorVariable> thin) {
    TensorVariable value = ((TensorOp) node.op()).apply(thin);
    return fill.op() instanceof BroadcastTo b
        ? b.apply(value, Made.input(fill, 1))
        : Elemwise.of(Prim.SECOND, fill.input(0), value);
  }
}
