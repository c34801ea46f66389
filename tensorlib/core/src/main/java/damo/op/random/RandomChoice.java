package damo.op.random;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;

/**
 * Positions among the first n, int64: inputs state, shape, n, the probability of each or an empty
 * vector if they are equal.
 *
 * @param replace whether one position may be drawn twice
 * @param ndim how many lengths the shape has
 */
public record RandomChoice(boolean replace, int ndim) implements StreamOp {
  @Override
  public Set<String> implied(Apply node) {
    return TensorOp.rankIfKnown(node);
  }

  @Override
  public String name() {
    return "choice";
  }

  @Override
  public TensorType drawn(List<TensorVariable> inputs) {
    TensorVariable p = inputs.get(3);
    if (p.ndim() != 1)
      throw new ShapeException(
          "choice wants a vector of probabilities, got " + p.label() + " of rank " + p.ndim());
    if (!p.dtype().isFloat())
      throw new DTypeException("choice wants probabilities in floats, got " + p.type());
    int given = p.type().lengths().get(0);
    if (given > 0 && inputs.get(2) instanceof TensorConstant n && n.value().getLong(0) != given)
      throw new ShapeException(
          "choice among " + n.value().getLong(0) + " with " + given + " probabilities");
    return new TensorType(DType.INT64, Lengths.known(inputs.get(1), ndim));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.RANDOM_CHOICE, Ints.of(replace ? 1 : 0));
  }
}
