package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.graph.ViewMap.Range;
import damo.op.TensorOp;
import damo.op.elemwise.Elemwise;
import damo.op.index.Subtensor;
import damo.op.index.WriteInto;
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
 * A write to all of an array is what is written, an increase of all of it a sum; nothing is left of
 * an increase by 0, or of a write that another to the same place follows.
 */
public final class UselessWrite implements LocalRewrite {
  @Override
  public String name() {
    return "setSubtensor(x[:], v) -> v";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.UNCHECKED);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof WriteInto;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    WriteInto w = (WriteInto) node.op();
    TensorVariable x = Made.input(node, 0);
    TensorVariable v = Made.input(node, 1);
    if (w.accumulate() && Made.isAll(0, v)) return x;
    if (w.selection() instanceof Subtensor s && isWhole(s, x, node))
      return w.accumulate() ? x.add(v) : Elemwise.of(Prim.SECOND, x, v);
    return w.accumulate() ? null : over(node, w, x);
  }

  private static boolean isWhole(Subtensor s, TensorVariable x, Apply node) {
    List<TensorVariable> arguments =
        TensorOp.tensors(node.inputs().subList(2, node.inputs().size()));
    return UselessRanges.simpler(Ranges.of(s, x.ndim(), arguments), x).stream()
        .allMatch(Range.WHOLE::equals);
  }

  /** The write without one to the same place before it. */
  private static @Nullable TensorVariable over(Apply node, WriteInto w, TensorVariable x) {
    Apply before = Made.by(WriteInto.class, x);
    if (before == null || !((WriteInto) before.op()).selection().equals(w.selection())) return null;
    boolean same =
        node.inputs()
            .subList(2, node.inputs().size())
            .equals(before.inputs().subList(2, before.inputs().size()));
    return same
        ? WriteInto.set(Made.input(before, 0), reading(node, w), Made.input(node, 1))
        : null;
  }

  private static Apply reading(Apply node, WriteInto w) {
    List<TensorVariable> inputs = new ArrayList<>(TensorOp.tensors(node.inputs()));
    inputs.remove(1);
    return Apply.of(w.selection(), inputs);
  }
}
