package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.SameShape;
import damo.op.shape.BroadcastTo;
import damo.op.shape.MakeVector;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fill needs the shape of what it fills alone: of the first array of that shape, or else as
 * lengths, if nothing else needs the array.
 */
public final class FillOfScalar implements LocalRewrite {
  @Override
  public String name() {
    return "fill(f(x), v) -> fill(x, v)";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.SHAPES, Tag.UNCHECKED);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.SECOND, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable like = Made.input(node, 0);
    TensorVariable v = Made.input(node, 1);
    TensorVariable root = SameShape.root(like);
    if (root != like) return Elemwise.of(Prim.SECOND, root, v);
    if (v.ndim() != 0 || like.owner() == null || !Made.forOneUse(like, graph)) return null;
    if (like.owner().meaning() instanceof Meaning.Scalar) return null; // costs nothing in a loop
    if (like.owner().op() instanceof BroadcastTo b) return b.apply(v, Made.input(like.owner(), 1));
    List<TensorVariable> lengths = new ArrayList<>();
    for (int i = 0; i < like.ndim(); i++) {
      TensorVariable length = ShapeInference.length(like, i);
      if (length == null) return null;
      lengths.add(length);
    }
    return new BroadcastTo(like.ndim()).apply(v, MakeVector.of(lengths));
  }
}
