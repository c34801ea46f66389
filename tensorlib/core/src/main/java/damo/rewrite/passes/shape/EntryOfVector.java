package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.index.Subtensor;
import damo.op.shape.Length;
import damo.op.shape.MakeVector;
import damo.op.shape.ShapeOf;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.tensor.TensorVariable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code x.shape()[0]} is one length; an entry of a vector made of scalars is that scalar. */
public final class EntryOfVector implements LocalRewrite {
  @Override
  public String name() {
    return "shape(x)[i] -> length of axis i";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.SHAPES);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Subtensor s && s.ranges().size() == 1;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Range range = ((Subtensor) node.op()).ranges().getFirst();
    if (!(range instanceof Range.At(Bound.Known(long k)))) return null;
    TensorVariable vector = Made.input(node, 0);
    if (vector.ndim() != 1) return null;
    int n = vector.type().lengths().get(0);
    int at = (int) (k < 0 ? k + n : k);
    if (n < 0 || at < 0 || at >= n) return null;
    Apply measured = Made.by(ShapeOf.class, vector);
    if (measured != null) return Length.of(Made.input(measured, 0), at);
    Apply made = Made.by(MakeVector.class, vector);
    return made == null ? null : made.input(at);
  }
}
