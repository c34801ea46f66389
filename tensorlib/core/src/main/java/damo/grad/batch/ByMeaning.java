package damo.grad.batch;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Unbroadcast;
import damo.op.reduce.Reduced;
import damo.op.shape.BroadcastTo;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a node is for a batch, by what it means; the op is not asked. */
final class ByMeaning {
  private ByMeaning() {}

  /** The outputs; empty if nothing is known but to compute one element after the other. */
  static Optional<List<TensorVariable>> of(Batch batch) {
    Apply node = batch.node().apply();
    return switch (node.meaning()) {
      case Meaning.Scalar s -> Optional.of(applied(node, batch.aligned()));
      case Meaning.Reduce r -> one(reduced(batch, r));
      case Meaning.Unbroadcast u -> one(unbroadcast(batch));
      case Meaning.View(var map) -> views(batch, map).map(List::of);
      case Meaning.Index(var access, var place) -> Places.of(batch, access, place).map(List::of);
      case Meaning.Composite(var expansion) -> Optional.of(expanded(batch, expansion));
      case Meaning.Nested(var body) -> Optional.of(expanded(batch, body));
      case Meaning.Fused f -> Optional.of(expanded(batch, f.otherwise()));
      case Meaning.Call c -> Optional.empty();
      case Meaning.Choice c -> Optional.empty();
      case Meaning.Effect e -> Optional.empty();
      case Meaning.Loop l -> Optional.empty();
      case Meaning.Custom c -> Optional.empty();
    };
  }

  private static Optional<List<TensorVariable>> one(TensorVariable v) {
    return Optional.of(List.of(v));
  }

  private static Optional<TensorVariable> views(Batch batch, ViewMap map) {
    return batch.differsOnlyIn(1) ? Optional.of(Views.of(batch, map)) : Places.picked(batch, map);
  }

  private static List<TensorVariable> applied(Apply node, List<TensorVariable> inputs) {
    return TensorOp.tensors(Apply.of(node.op(), inputs).outputs());
  }

  static Ints shifted(Ints axes, int by) {
    return Ints.of(axes.stream().map(a -> a + by).toArray());
  }

  private static TensorVariable reduced(Batch batch, Meaning.Reduce r) {
    return new Reduced(
            r.kind(),
            shifted(r.axes(), batch.axes()),
            r.keepdims(),
            r.accumulator(),
            batch.node().out().dtype())
        .apply(batch.in(0));
  }

  private static TensorVariable unbroadcast(Batch batch) {
    TensorVariable g = batch.in(0);
    TensorVariable zero = TensorConstant.scalar(g.dtype(), 0);
    TensorVariable shape = batch.shapeOf(1);
    if (!batch.has(0)) return Unbroadcast.to(g, BroadcastTo.of(zero, shape));
    int extra = batch.rank(0) - batch.rank(1);
    Ints axes = Ints.range(batch.axes(), batch.axes() + extra);
    TensorVariable summed = extra == 0 ? g : Reduced.of(Reduction.SUM, g, axes, false);
    return Unbroadcast.to(summed, BroadcastTo.of(zero, batch.shape(shape, batch.rank(1))));
  }

  private static List<TensorVariable> expanded(Batch batch, Meaning.Expansion expansion) {
    List<Variable> inputs = batch.node().apply().inputs();
    Map<Variable, TensorVariable> lifted = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++)
      if (batch.in(i) != inputs.get(i)) lifted.put(inputs.get(i), batch.in(i));
    return Lifting.of(expansion.expand(inputs), lifted, batch.axes());
  }
}
