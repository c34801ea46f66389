package damo.op.running;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code h[t] = b[t] + a[t] h[t-1]} along an axis, beginning with {@code h = b}: inputs a, b of one
 * shape and dtype. Its gradient is a recurrence the other way.
 *
 * @param fromEnd whether to begin at the end of the axis
 */
public record Recurrence(int axis, boolean fromEnd) implements TensorOp {
  static TensorVariable along(TensorVariable a, TensorVariable b, int axis, boolean fromEnd) {
    return new Recurrence(axis, fromEnd).apply(a, b);
  }

  @Override
  public String name() {
    return "recurrence";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.get(1).type());
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.RECURRENCE, Ints.of(axis, fromEnd ? 1 : 0));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(new Recurrence(axis + batch.axes(), fromEnd).apply(batch.whole())));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    TensorVariable next = Shifted.in(node.in(0), axis, !fromEnd, 0);
    TensorVariable terms = along(next, g, axis, !fromEnd);
    TensorVariable before = Shifted.in(node.out(), axis, fromEnd, 0);
    return List.of(Gradient.of(terms.mul(before)), Gradient.of(terms));
  }
}
