package damo.link.reference;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An op as a user writes one, of one float64 number. */
@SuppressWarnings("Immutable") // a lambda of a test
record CustomOp(Meaning.JavaFunction function) implements TensorOp {
  @Override
  public String name() {
    return "custom";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(TensorType.of(DType.FLOAT64));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Custom(function);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.zero());
  }
}
