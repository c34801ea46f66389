package damo.op.shape;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code start, start + step, …} up to but without {@code stop}; {@code ceil((stop − start) /
 * step)} elements.
 */
public record Arange(DType dtype) implements TensorOp {
  /** As {@code numpy.arange}; {@code dtype} null: int64 for integers, else the floats' dtype. */
  public static TensorVariable of(Object start, Object stop, Object step, @Nullable DType dtype) {
    List<TensorVariable> bounds = Operands.together(start, stop, step);
    DType common = bounds.stream().map(TensorVariable::dtype).reduce(DType::promote).orElseThrow();
    DType out = dtype != null ? dtype : common.isFloat() ? common : DType.INT64;
    DType work = common.isFloat() ? DType.FLOAT64 : DType.INT64;
    return new Arange(out).apply(bounds.stream().map(b -> Cast.to(b, work)).toList());
  }

  @Override
  public Set<String> implied(Apply node) {
    return dtype == DType.INT64
            && TensorOp.tensors(node.inputs()).stream().allMatch(v -> v.dtype().isInteger())
        ? Set.of("dtype")
        : Set.of();
  }

  @Override
  public String name() {
    return "arange";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    if (!inputs.stream().allMatch(TensorConstant.class::isInstance))
      return List.of(TensorType.of(dtype, -1));
    double[] b =
        inputs.stream().mapToDouble(v -> ((TensorConstant) v).value().getDouble(0)).toArray();
    return List.of(TensorType.of(dtype, (long) Math.max(0, Math.ceil((b[1] - b[0]) / b[2]))));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.ARANGE, Ints.of());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.zero(), Gradient.zero(), Gradient.zero());
  }
}
