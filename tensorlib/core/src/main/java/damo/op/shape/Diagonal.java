package damo.op.shape;

import damo.error.ShapeException;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.op.index.Selection;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.IntStream;

/** The diagonal of two axes, {@code offset} above the main one, as the last axis. */
public record Diagonal(int offset, int axis1, int axis2) implements Selection {
  /** Axes counted from either end. */
  public static TensorVariable of(TensorVariable x, int offset, int axis1, int axis2) {
    int a = Reduced.axis("diagonal", x, axis1);
    int b = Reduced.axis("diagonal", x, axis2);
    if (a == b)
      throw new ShapeException("diagonal of " + x.label() + " needs two axes, got twice " + a);
    return new Diagonal(offset, a, b).apply(x);
  }

  @Override
  public String name() {
    return "diagonal";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    Ints in = inputs.getFirst().type().lengths();
    IntStream kept =
        IntStream.range(0, in.size()).filter(i -> i != axis1 && i != axis2).map(in::get);
    return List.of(
        new TensorType(
            inputs.getFirst().dtype(),
            Ints.of(IntStream.concat(kept, IntStream.of(length(in))).toArray())));
  }

  private int length(Ints in) {
    int rows = in.get(axis1);
    int columns = in.get(axis2);
    if (rows < 0 || columns < 0) return -1;
    return Math.max(
        0, offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns));
  }

  @Override
  public Meaning.Place place() {
    return new Meaning.Place.Through(new ViewMap.Diagonal(offset, axis1, axis2));
  }
}
