package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.SameShape;
import damo.op.shape.Length;
import damo.op.shape.MakeVector;
import damo.op.shape.ShapeOf;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of what is computed by those of what it is computed from: {@code x.exp().shape()}
 * does not compute the exponentials. Where it takes arithmetic, only if nothing else needs the
 * array.
 */
public final class LengthOfComputed implements LocalRewrite {
  @Override
  public String name() {
    return "shape of an op -> from the shapes of its inputs";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.SHAPES, Tag.UNCHECKED);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Length || node.op() instanceof ShapeOf;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable v = Made.input(node, 0);
    if (v.owner() == null) return null;
    boolean free = ShapeInference.isOnlyMeasured(v, graph);
    return node.op() instanceof Length l ? length(v, l.axis(), free) : shape(v, free);
  }

  private static @Nullable TensorVariable length(TensorVariable v, int axis, boolean free) {
    TensorVariable found = ShapeInference.length(v, axis);
    if (found == null || free || found.owner() == null) return found;
    return Made.by(Length.class, found) != null ? found : null;
  }

  private static @Nullable TensorVariable shape(TensorVariable v, boolean free) {
    TensorVariable root = SameShape.root(v);
    if (root != v) return ShapeOf.of(root);
    if (!free) return null;
    List<TensorVariable> lengths = new ArrayList<>();
    for (int i = 0; i < v.ndim(); i++) {
      TensorVariable length = ShapeInference.length(v, i);
      if (length == null) return null;
      lengths.add(length);
    }
    return MakeVector.of(lengths);
  }
}
