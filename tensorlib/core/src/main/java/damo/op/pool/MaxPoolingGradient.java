package damo.op.pool;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of pooling by maxima: inputs are the array, its maxima, and a number for each of
 * them, which goes to all elements that equal the maximum of their window.
 */
public record MaxPoolingGradient(Windows windows) implements PoolOp {
  @Override
  public String name() {
    return "maxPool" + windows.axes() + "dGrad";
  }

  @Override
  public Routine routine() {
    return Routine.POOL_SPREAD_TO_MAX;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(new TensorType(inputs.get(0).dtype(), lengths(inputs.get(0))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    if (!g.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero(), Gradient.zero());
    TensorVariable back = new MaxPoolingSum(windows).apply(node.in(0), node.in(1), g);
    return List.of(Gradient.zero(), Gradient.zero(), Gradient.of(back));
  }
}
