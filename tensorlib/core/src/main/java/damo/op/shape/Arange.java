package damo.op.shape;

import damo.error.ShapeException;
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
import damo.value.Value;
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
    List<Value> b = inputs.stream().map(v -> ((TensorConstant) v).value()).toList();
    int n =
        b.getFirst().dtype().isFloat()
            ? length(b.get(0).getDouble(0), b.get(1).getDouble(0), b.get(2).getDouble(0))
            : length(b.get(0).getLong(0), b.get(1).getLong(0), b.get(2).getLong(0));
    return List.of(TensorType.of(dtype, n));
  }

  /**
   * How many numbers there are.
   *
   * @throws ShapeException if the step is 0, a bound is NaN, or there are too many
   */
  public static int length(double start, double stop, double step) {
    double n = Math.ceil((stop - start) / step);
    if (step == 0 || Double.isNaN(n))
      throw new ShapeException(
          "arange from " + start + " to " + stop + " by " + step + " has no length");
    return checked(Math.max(0, n));
  }

  /** As the other, counted exactly. */
  public static int length(long start, long stop, long step) {
    if (step == 0)
      throw new ShapeException(
          "arange from " + start + " to " + stop + " needs a step that is not 0");
    if (step > 0 ? start >= stop : start <= stop) return 0;
    long difference = stop - start;
    boolean overflows = step > 0 ? difference < 0 : difference > 0;
    return checked(overflows ? Double.POSITIVE_INFINITY : Math.ceilDiv(difference, step));
  }

  private static int checked(double n) {
    if (n > Integer.MAX_VALUE - 8)
      throw new ShapeException(
          "arange would have " + n + " elements, which is more than the limit of 2^31");
    return (int) n;
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
