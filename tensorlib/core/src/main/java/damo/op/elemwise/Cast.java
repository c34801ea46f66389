package damo.op.elemwise;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversion to another dtype: floats to integers truncate, anything but 0 is true. */
public record Cast(DType to) implements TensorOp {
  /** {@code x} as {@code dtype}: itself if it is that already; constants are converted at once. */
  public static TensorVariable to(TensorVariable x, DType dtype) {
    if (x.dtype() == dtype) return x;
    if (x instanceof TensorConstant c) return TensorConstant.of(c.value().cast(dtype));
    return new Cast(dtype).apply(x);
  }

  /** The same values in a variable of its own. */
  public static TensorVariable copy(TensorVariable x) {
    return new Cast(x.dtype()).apply(x);
  }

  @Override
  public String name() {
    return "cast";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.getFirst().type().as(to));
  }

  @Override
  public Meaning meaning(Apply node) {
    ScalarProgram.Builder program =
        new ScalarProgram.Builder(List.of(((TensorVariable) node.input(0)).dtype()));
    return new Meaning.Scalar(program.build(program.apply(Prim.CAST, to, 0)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    DType from = node.in(0).dtype();
    if (!from.isFloat() || !to.isFloat()) return List.of(Gradient.zero());
    return List.of(Gradient.of(to(TensorOp.only(outputGradients), from)));
  }
}
