package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.shape.Join;
import damo.op.shape.MakeVector;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins without empty parts, of joins, and of vectors made of scalars. */
public final class Joins implements LocalRewrite {
  @Override
  public String name() {
    return "join(x, empty, join(y, z)) -> join(x, y, z)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Join;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Join join = (Join) node.op();
    List<TensorVariable> parts = new ArrayList<>();
    for (TensorVariable part : TensorOp.tensors(node.inputs())) {
      Apply inner = Made.by(Join.class, part);
      if (inner != null && inner.op().equals(join) && Made.forOneUse(part, graph))
        parts.addAll(TensorOp.tensors(inner.inputs()));
      else if (!isEmpty(part, join.axis())) parts.add(part);
    }
    if (parts.isEmpty()) return node.input(0);
    if (parts.size() == 1) return parts.getFirst();
    List<TensorVariable> scalars = scalars(parts);
    if (scalars != null) return MakeVector.of(scalars);
    return parts.equals(node.inputs()) ? null : join.apply(parts);
  }

  /** Of a shape that is known in full: an empty part too may be of a shape that does not fit. */
  private static boolean isEmpty(TensorVariable part, int axis) {
    return part.type().lengths().get(axis) == 0 && part.type().isStatic();
  }

  private static @Nullable List<TensorVariable> scalars(List<TensorVariable> parts) {
    List<TensorVariable> out = new ArrayList<>();
    boolean made = false;
    for (TensorVariable part : parts) {
      Apply vector = Made.by(MakeVector.class, part);
      boolean constant =
          part instanceof TensorConstant && part.ndim() == 1 && part.dtype() == DType.INT64;
      if (vector == null && !constant) return null;
      made |= vector != null;
      for (int i = 0; i < part.type().lengths().get(0); i++) out.add(ShapeInference.entry(part, i));
    }
    return made ? out : null;
  }
}
