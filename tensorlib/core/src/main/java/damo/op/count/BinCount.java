package damo.op.count;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.index.Along;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often each number from 0 on occurs in input 0, or the sum of the weights beside it in input
 * 1.
 *
 * @param least how many counts there are at least
 */
public record BinCount(int least) implements TensorOp {
  /** As {@code numpy.bincount}; counts are int64, sums of weights have their dtype. */
  public static TensorVariable of(TensorVariable x, @Nullable TensorVariable weights, int least) {
    if (least < 0)
      throw new DamoException("bincount: the least length must not be negative, got " + least);
    return new BinCount(least).apply(weights == null ? List.of(x) : List.of(x, weights));
  }

  @Override
  public Set<String> implied(Apply node) {
    return least == 0 ? Set.of("least") : Set.of();
  }

  @Override
  public String name() {
    return "bincount";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    if (x.dtype().isFloat())
      throw new DTypeException(
          "bincount counts integers, got " + x.label() + " of dtype " + x.dtype());
    for (TensorVariable v : inputs)
      if (v.ndim() != 1)
        throw new ShapeException("bincount wants vectors, " + v.label() + " has rank " + v.ndim());
    return List.of(TensorType.of(inputs.size() == 2 ? inputs.get(1).dtype() : DType.INT64, -1));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.BINCOUNT, Ints.of(least));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    Gradient numbers = Gradient.disconnected("bincount uses its numbers as positions");
    if (node.inputs() == 1) return List.of(numbers);
    if (!node.in(1).dtype().isFloat()) return List.of(numbers, Gradient.zero());
    TensorVariable g = TensorOp.only(outputGradients);
    return List.of(numbers, Gradient.of(Along.pick(g, node.in(0), 0)));
  }
}
