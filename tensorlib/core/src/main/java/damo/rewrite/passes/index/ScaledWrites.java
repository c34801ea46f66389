package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code incSubtensor(zeros[i], v) * c -> incSubtensor(zeros[i], v * c)} for a number c: what is
 * scaled is what was read, not all that could be. Zeros times infinity stay zeros.
 */
public final class ScaledWrites implements LocalRewrite {
  @Override
  public String name() {
    return "incSubtensor(zeros[i], v) * c -> incSubtensor(zeros[i], v * c)";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.FINITE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.MUL, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable left = scaled(node, 0, 1, graph);
    return left != null ? left : scaled(node, 1, 0, graph);
  }

  private static @Nullable TensorVariable scaled(
      Apply node, int written, int factor, FunctionGraph graph) {
    TensorVariable w = Made.input(node, written);
    TensorVariable c = Made.input(node, factor);
    boolean fits = c.ndim() == 0 && Made.output(node).dtype() == w.dtype();
    Apply write = fits ? WrittenZeros.made(w, graph) : null;
    if (write == null) return null;
    TensorVariable value = new Elemwise(Prim.MUL).apply(Made.input(write, 1), c);
    return WrittenZeros.again(write, Made.input(write, 0), value);
  }
}
