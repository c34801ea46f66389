package damo.op.index;

import damo.error.DTypeException;
import damo.graph.Meaning;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * Elements of input 0 that integer arrays, broadcast together, point to.
 *
 * @param axes the axes that the arrays (further inputs) index, in order
 * @param position where the arrays' axes stand in the result
 * @param fromFront whether a negative number is an error: labels
 */
public record Gather(Ints axes, int position, boolean fromFront) implements Selection {
  /** Negative numbers count from the end. */
  public Gather(Ints axes, int position) {
    this(axes, position, false);
  }

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public Meaning.Place place() {
    return new Meaning.Place.At(axes, position, fromFront);
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    List<TensorVariable> indices = inputs.subList(1, inputs.size());
    for (TensorVariable i : indices) {
      if (!i.dtype().isInteger())
        throw new DTypeException(
            "an index array holds integers, got " + i.label() + " of type " + i.type());
    }
    Ints picked = TensorType.broadcast(indices.stream().map(TensorVariable::type).toList());
    List<Integer> lengths = new ArrayList<>();
    for (int a = 0; a < x.ndim(); a++)
      if (!axes.contains(a)) lengths.add(x.type().lengths().get(a));
    lengths.addAll(position, picked.stream().boxed().toList());
    return List.of(
        new TensorType(x.dtype(), Ints.of(lengths.stream().mapToInt(Integer::intValue).toArray())));
  }
}
