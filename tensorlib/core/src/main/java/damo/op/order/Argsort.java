package damo.op.order;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.reduce.Reduced;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the elements in order stand along an axis; equal ones as they stand, NaN last. */
public record Argsort(int axis) implements TensorOp {
  /** Along an axis of {@code x}, negative ones counted from the end. */
  public static TensorVariable of(TensorVariable x, int axis) {
    return new Argsort(Reduced.axis("argsort", x, axis)).apply(x);
  }

  @Override
  public String name() {
    return "argsort";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.getFirst().type().as(DType.INT64));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.ARGSORT, Ints.of(axis));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(new Argsort(axis + batch.axes()).apply(batch.in(0))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.zero());
  }
}
