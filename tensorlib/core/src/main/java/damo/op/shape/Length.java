package damo.op.shape;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The length of one axis as an int64 scalar. */
public record Length(int axis) implements TensorOp {
  /** The length of {@code x} along {@code axis}; a constant where it is known. */
  public static TensorVariable of(TensorVariable x, int axis) {
    int known = x.type().lengths().get(axis);
    if (known >= 0) return TensorConstant.of(Value.scalar(DType.INT64, (long) known));
    return new Length(axis).apply(x);
  }

  @Override
  public String name() {
    return "length";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(TensorType.of(DType.INT64));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.LENGTH, Ints.of(axis));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(batch.length(0, axis)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.disconnected("a length does not depend on the elements"));
  }
}
