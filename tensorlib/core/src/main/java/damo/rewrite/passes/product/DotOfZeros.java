package damo.rewrite.passes.product;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.product.Dot;
import damo.op.shape.BroadcastTo;
import damo.op.shape.Length;
import damo.op.shape.MakeVector;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A product with zeros, or over an axis of length 0, is zeros. */
public final class DotOfZeros implements LocalRewrite {
  @Override
  public String name() {
    return "dot(zeros, y) -> zeros";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.FINITE, Tag.UNCHECKED);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Dot;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable a = Made.input(node, 0);
    TensorVariable b = Made.input(node, 1);
    boolean empty = a.type().lengths().get(a.ndim() - 1) == 0 || b.type().lengths().get(0) == 0;
    if (!empty && !Made.isZeros(a) && !Made.isZeros(b)) return null;
    List<TensorVariable> lengths = new ArrayList<>();
    for (int i = 0; i < a.ndim() - 1; i++) lengths.add(Length.of(a, i));
    for (int i = 1; i < b.ndim(); i++) lengths.add(Length.of(b, i));
    TensorVariable zero = TensorConstant.scalar(Made.output(node).dtype(), 0);
    return lengths.isEmpty()
        ? zero
        : new BroadcastTo(lengths.size()).apply(zero, MakeVector.of(lengths));
  }
}
