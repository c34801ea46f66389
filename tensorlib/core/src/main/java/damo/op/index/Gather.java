package damo.op.index;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.shape.DimShuffle;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Elements of input 0 that integer arrays, broadcast together, point to.
 *
 * @param axes the axes that the arrays (further inputs) index, in order
 * @param position where the arrays' axes stand in the result
 * @param fromFront whether a negative number is an error: labels
 * @param named what messages call the axes: their numbers in the array that the user indexed
 */
public record Gather(Ints axes, int position, boolean fromFront, Ints named) implements Selection {
  /** Constants larger than this are not looked through when the graph is built. */
  private static final int CHECKED = 100_000;

  /** Negative numbers count from the end. */
  public Gather(Ints axes, int position) {
    this(axes, position, false, axes);
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("named");
  }

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public Meaning.Place place() {
    return new Meaning.Place.At(axes, position, fromFront, named);
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
    for (int k = 0; k < axes.size(); k++) checkRange(x, k, indices.get(k));
    Ints picked = TensorType.broadcast(indices.stream().map(TensorVariable::type).toList());
    List<Integer> lengths = new ArrayList<>();
    for (int a = 0; a < x.ndim(); a++)
      if (!axes.contains(a)) lengths.add(x.type().lengths().get(a));
    lengths.addAll(position, picked.stream().boxed().toList());
    return List.of(
        new TensorType(x.dtype(), Ints.of(lengths.stream().mapToInt(Integer::intValue).toArray())));
  }

  private void checkRange(TensorVariable x, int k, TensorVariable indices) {
    int n = x.type().lengths().get(axes.get(k));
    if (n < 0 || !(indices instanceof TensorConstant c) || c.value().size() > CHECKED) return;
    for (int i = 0; i < c.value().size(); i++) {
      long index = c.value().getLong(i);
      if (index >= n || index < (fromFront ? 0 : -n))
        throw new ShapeException(
            "index "
                + index
                + " is out of range for axis "
                + named.get(k)
                + " of "
                + indexed(x).label()
                + ", whose length is "
                + n);
    }
  }

  /** What the user wrote before the brackets. */
  private static Variable indexed(Variable x) {
    Apply owner = x.owner();
    return owner != null && (owner.op() instanceof Subtensor || owner.op() instanceof DimShuffle)
        ? indexed(owner.input(0))
        : x;
  }
}
