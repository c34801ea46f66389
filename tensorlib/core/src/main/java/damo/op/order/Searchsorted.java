package damo.op.order;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many elements of a vector in order come before each element of an array.
 *
 * @param afterEquals whether equal elements count as before
 */
public record Searchsorted(boolean afterEquals) implements TensorOp {
  /**
   * As {@code numpy.searchsorted}.
   *
   * @param side {@code "left"} or {@code "right"} of equal elements
   */
  public static TensorVariable of(TensorVariable sorted, TensorVariable v, String side) {
    if (!side.equals("left") && !side.equals("right"))
      throw new DamoException("expected the side \"left\" or \"right\", got \"" + side + "\"");
    DType common = DType.promote(sorted.dtype(), v.dtype());
    return new Searchsorted(side.equals("right"))
        .apply(Cast.to(sorted, common), Cast.to(v, common));
  }

  @Override
  public String name() {
    return "searchsorted";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable sorted = inputs.getFirst();
    if (sorted.ndim() != 1)
      throw new ShapeException(
          "searchsorted looks into a vector, " + sorted.label() + " has rank " + sorted.ndim());
    return List.of(inputs.get(1).type().as(DType.INT64));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.SEARCHSORTED, Ints.of(afterEquals ? 1 : 0));
  }

  /** In one sequence for all elements of the batch. */
  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return batch.has(0) ? Optional.empty() : Optional.of(List.of(apply(batch.inputs())));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.zero(), Gradient.zero());
  }
}
