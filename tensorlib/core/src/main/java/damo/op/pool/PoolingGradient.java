package damo.op.pool;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.shape.Lengths;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of pooling by sums or averages: each number of input 0 spread over its window of an
 * array whose shape is input 1.
 */
public record PoolingGradient(Windows windows) implements PoolOp {
  @Override
  public String name() {
    return "pool" + windows.axes() + "dGrad";
  }

  @Override
  public Routine routine() {
    return Routine.POOL_SPREAD;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable g = inputs.get(0);
    return List.of(new TensorType(g.dtype(), Lengths.known(inputs.get(1), lengths(g).size())));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    if (batch.has(1)) return Optional.empty();
    return Optional.of(List.of(apply(batch.in(0), batch.shape(batch.in(1), batch.rank(0)))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return TensorOp.onlyFirst(
        node, Gradient.of(new Pooling(windows).apply(TensorOp.only(outputGradients))));
  }
}
