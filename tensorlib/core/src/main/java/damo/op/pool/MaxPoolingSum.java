package damo.op.pool;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link MaxPoolingGradient}: inputs are the array, its maxima, and another array,
 * of which those elements of each window are summed where the first has its maximum.
 */
public record MaxPoolingSum(Windows windows) implements PoolOp {
  @Override
  public String name() {
    return "maxPool" + windows.axes() + "dGradGrad";
  }

  @Override
  public Routine routine() {
    return Routine.POOL_SUM_AT_MAX;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.get(0);
    return List.of(new TensorType(x.dtype(), windows.result(lengths(x))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    if (!g.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero(), Gradient.zero());
    TensorVariable back = new MaxPoolingGradient(windows).apply(node.in(0), node.in(1), g);
    return List.of(Gradient.zero(), Gradient.zero(), Gradient.of(back));
  }
}
