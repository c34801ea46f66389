package damo.op.order;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.index.Along;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elements in order along an axis; NaN last. The gradient goes to where they came from. */
public record Sort(int axis) implements TensorOp {
  /** Along an axis of {@code x}, negative ones counted from the end. */
  public static TensorVariable of(TensorVariable x, int axis) {
    return new Sort(Reduced.axis("sort", x, axis)).apply(x);
  }

  @Override
  public String name() {
    return "sort";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.getFirst().type());
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.SORT, Ints.of(axis));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(new Sort(axis + batch.axes()).apply(batch.in(0))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    if (!x.dtype().isFloat()) return List.of(Gradient.zero());
    TensorVariable g = TensorOp.only(outputGradients);
    TensorVariable places = new Argsort(axis).apply(new Argsort(axis).apply(x));
    return List.of(Gradient.of(Along.take(g, places, axis)));
  }
}
