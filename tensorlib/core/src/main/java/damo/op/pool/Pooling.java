package damo.op.pool;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.shape.ShapeOf;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.Pool;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each window over the last axes to one number. */
public record Pooling(Windows windows) implements PoolOp {
  /** Along the last {@code axes} axes; averages of integers are floats, sums of bools integers. */
  public static TensorVariable of(int axes, Object x, Pool options) {
    TensorVariable v = Operands.asTensor(x);
    Windows windows = options.along(axes);
    return new Pooling(windows).apply(Cast.to(v, dtype(windows.mode(), v.dtype())));
  }

  private static DType dtype(PoolMode mode, DType x) {
    if (mode.isAverage()) return x.toFloat();
    return mode == PoolMode.SUM && x.isBool() ? DType.INT64 : x;
  }

  /** The largest elements of windows that lie side by side, where they are; zeros elsewhere. */
  public static TensorVariable ofSameSize(Object x, int... patch) {
    TensorVariable v = Operands.asTensor(x);
    Windows windows = Pool.window(patch).ignoreBorder(true).along(2);
    TensorVariable largest = new Pooling(windows).apply(v);
    return new MaxPoolingGradient(windows).apply(v, largest, largest);
  }

  @Override
  public String name() {
    return "pool" + windows.axes() + "d";
  }

  @Override
  public Routine routine() {
    return Routine.POOL;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    return List.of(new TensorType(x.dtype(), windows.result(lengths(x))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    TensorVariable g = TensorOp.only(outputGradients);
    if (!x.dtype().isFloat()) return List.of(Gradient.zero());
    TensorVariable dx =
        windows.mode() == PoolMode.MAX
            ? new MaxPoolingGradient(windows).apply(x, node.out(), g)
            : new PoolingGradient(windows).apply(g, ShapeOf.of(x));
    return List.of(Gradient.of(dx));
  }
}
