package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.nnet.Softmax;
import damo.op.reduce.Reduced;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.Ints;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code argmax(softmax(x)) -> argmax(x)}: the order of elements is the same, and is known still
 * where probabilities round to equal ones.
 */
public final class ArgmaxOfSoftmax implements LocalRewrite {
  @Override
  public String name() {
    return "argmax(softmax(x)) -> argmax(x)";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.STABILISE, Tag.FINITE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reduced r
        && (r.kind() == Reduction.ARGMAX || r.kind() == Reduction.ARGMIN);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Reduced r = (Reduced) node.op();
    Apply softmax = Made.by(Softmax.class, node.input(0));
    if (softmax == null || !r.axes().equals(Ints.of(((Softmax) softmax.op()).axis()))) return null;
    return Reduced.of(r.kind(), Made.input(softmax, 0), r.axes(), r.keepdims());
  }
}
