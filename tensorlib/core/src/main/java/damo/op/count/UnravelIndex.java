package damo.op.count;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.index.Along;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Positions along each axis of an array, whose shape is input 1, from positions in its flat
 * elements.
 */
public record UnravelIndex(int ndim) implements TensorOp {
  /** One int64 array for each length of {@code shape}, an integer vector of known length. */
  public static List<TensorVariable> of(TensorVariable flat, TensorVariable shape) {
    return new UnravelIndex(Lengths.count(shape))
        .applyAll(List.of(Along.integers(flat), Along.integers(shape)));
  }

  @Override
  public Set<String> implied(Apply node) {
    return TensorOp.rankIfKnown(node);
  }

  @Override
  public String name() {
    return "unravelIndex";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    if (inputs.get(1).ndim() != 1)
      throw new ShapeException(
          "unravelIndex wants a vector of lengths, got " + inputs.get(1).type());
    return Collections.nCopies(ndim, inputs.getFirst().type().as(DType.INT64));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.UNRAVEL_INDEX, Ints.of());
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return batch.has(1) ? Optional.empty() : Optional.of(applyAll(batch.inputs()));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(
        Gradient.zero(), Gradient.disconnected("unravelIndex uses its values as lengths"));
  }
}
