package damo.op.random;

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
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Vectors along a new last axis, as many as the shape says: permutations of the first n (inputs
 * state, shape, n), or counts of outcomes of n trials (inputs state, shape, n, probabilities along
 * the last axis).
 *
 * @param routine which distribution
 * @param dtype the dtype of the draw
 * @param ndim how many lengths the shape has
 */
public record RandomLines(Routine routine, DType dtype, int ndim) implements StreamOp {
  @Override
  public Set<String> implied(Apply node) {
    return TensorOp.rankIfKnown(node).isEmpty() ? Set.of("routine") : Set.of("routine", "ndim");
  }

  @Override
  public String name() {
    return routine == Routine.RANDOM_PERMUTATION ? "permutation" : "multinomial";
  }

  @Override
  public TensorType drawn(List<TensorVariable> inputs) {
    int[] lengths = Arrays.copyOf(Lengths.known(inputs.get(1), ndim).toArray(), ndim + 1);
    lengths[ndim] = routine == Routine.RANDOM_PERMUTATION ? count(inputs.get(2)) : outcomes(inputs);
    return new TensorType(dtype, Ints.of(lengths));
  }

  private static int count(TensorVariable n) {
    if (n.ndim() != 0)
      throw new ShapeException(
          "permutation wants one integer for its length, got " + n.label() + " of " + n.type());
    return n instanceof TensorConstant c ? Ints.exact(c.value().getLong(0)) : -1;
  }

  private int outcomes(List<TensorVariable> inputs) {
    TensorVariable n = inputs.get(2);
    TensorVariable p = inputs.get(3);
    if (p.ndim() < 1 || p.ndim() > ndim + 1 || n.ndim() > ndim)
      throw new ShapeException(
          "multinomial of "
              + ndim
              + " lengths wants counts of at most that rank and probabilities of rank 1 to "
              + (ndim + 1)
              + ", got ranks "
              + n.ndim()
              + " and "
              + p.ndim());
    return p.type().lengths().get(p.ndim() - 1);
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(routine, Ints.of());
  }
}
