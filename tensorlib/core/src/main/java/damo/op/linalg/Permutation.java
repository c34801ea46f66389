package damo.op.linalg;

import damo.error.DTypeException;
import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.product.MatMul;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order that rows come to by exchanges, one after the other: integers (…, n) to int64. */
public record Permutation() implements MatrixOp {
  /** Of the exchanges that {@link LuFactor} gives. */
  public static TensorVariable of(Object pivots) {
    return new Permutation().apply(Operands.asTensor(pivots));
  }

  @Override
  public String name() {
    return "permutation";
  }

  @Override
  public Routine routine() {
    return Routine.PERMUTATION;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable pivots = inputs.getFirst();
    MatMul.checkRank("luSolve", pivots, 1);
    if (pivots.dtype().isFloat())
      throw new DTypeException(
          "pivots must be integers, got " + pivots.label() + " of type " + pivots.type());
    return List.of(pivots.type().as(DType.INT64));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(apply(batch.inputs())));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.disconnected("pivots are positions"));
  }
}
