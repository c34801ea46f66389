package damo.op.shape;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lengths of an array as an int64 vector. */
public record ShapeOf() implements TensorOp {
  /** The shape of {@code x}; a constant where it is known. */
  public static TensorVariable of(TensorVariable x) {
    if (x.type().isStatic())
      return Lengths.constant(x.type().lengths().stream().asLongStream().boxed().toList());
    return new ShapeOf().apply(x);
  }

  @Override
  public String name() {
    return "shape";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(TensorType.of(DType.INT64, inputs.getFirst().ndim()));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.SHAPE, Ints.of());
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(batch.shapeOf(0)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.disconnected("a shape does not depend on the elements"));
  }
}
