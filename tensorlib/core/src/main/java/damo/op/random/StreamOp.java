package damo.op.random;

import com.google.errorprone.annotations.Immutable;
import damo.error.DTypeException;
import damo.graph.Gradient;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws from a stream: inputs state, shape, parameters; outputs the state after that, the draw.
 * There is no gradient with respect to parameters.
 */
@Immutable
interface StreamOp extends TensorOp {
  /** The type of the draw; checks the shape and the parameters. */
  TensorType drawn(List<TensorVariable> inputs);

  /** The dtype of the state, and how many axes it has. */
  default TensorType state() {
    return TensorType.of(DType.UINT32, -1);
  }

  @Override
  default List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable state = inputs.getFirst();
    if (!state().accepts(state.type()))
      throw new DTypeException(
          "the state of a random stream has the type " + state() + ", got " + state.type());
    return List.of(state.type(), drawn(inputs));
  }

  @Override
  default List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<Gradient> out = new ArrayList<>();
    out.add(Gradient.disconnected("the state of a random stream is no number to differentiate"));
    out.add(Gradient.disconnected("a shape does not depend on the elements"));
    for (int i = 2; i < node.inputs(); i++)
      out.add(
          Gradient.undefined(
              "a draw of " + name() + " has no gradient with respect to its parameters"));
    return out;
  }
}
