package damo.op.random;

import damo.error.DTypeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers: inputs state, shape, two parameters; outputs the next state and the draw.
 *
 * @param routine which distribution
 * @param dtype the dtype of the draw
 * @param ndim how many lengths the shape has
 */
public record RandomDraw(Routine routine, DType dtype, int ndim) implements TensorOp {
  @Override
  public String name() {
    return switch (routine) {
      case RANDOM_UNIFORM -> "uniform";
      case RANDOM_NORMAL -> "normal";
      default -> "binomial";
    };
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable state = inputs.get(0);
    if (state.dtype() != DType.UINT32 || state.ndim() != 1)
      throw new DTypeException(
          "the state of a random stream is a vector of uint32, got " + state.type());
    return List.of(state.type(), new TensorType(dtype, Lengths.known(inputs.get(1), ndim)));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(routine, Ints.of());
  }

  /** Numbers for the whole batch are drawn from one stream. */
  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    if (batch.has(0) || batch.has(1)) return Optional.empty();
    List<TensorVariable> inputs = new ArrayList<>(batch.inputs());
    inputs.set(1, batch.shape(batch.in(1), ndim));
    for (int i = 2; i < inputs.size(); i++)
      if (batch.has(i)) inputs.set(i, batch.ranked(batch.in(i), ndim));
    return Optional.of(new RandomDraw(routine, dtype, ndim + batch.axes()).applyAll(inputs));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
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
