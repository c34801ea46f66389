package damo.op.count;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.index.Along;
import damo.op.reduce.Reduced;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code 0, 1, …, n − 1}, each as often as input 0, an int64 vector, says; one number is for all.
 * Input 1 is n.
 */
public record Repeated() implements TensorOp {
  /**
   * The elements of {@code x} repeated along an axis.
   *
   * @param repeats an integer, or a vector of one for each position of the axis
   */
  public static TensorVariable along(TensorVariable x, TensorVariable repeats, int axis) {
    int at = Reduced.axis("repeat", x, axis);
    if (!repeats.dtype().isInteger())
      throw new DTypeException(
          "repeat of " + x.label() + " wants integers, got " + repeats.dtype());
    return switch (repeats.ndim()) {
      case 0 -> evenly(x, Cast.to(repeats, DType.INT64), at);
      case 1 -> {
        checkCount(x, repeats, at);
        yield Along.pick(
            x, new Repeated().apply(Cast.to(repeats, DType.INT64), Length.of(x, at)), at);
      }
      default ->
          throw new ShapeException(
              "repeat of "
                  + x.label()
                  + " wants an integer or a vector of them, got rank "
                  + repeats.ndim());
    };
  }

  private static void checkCount(TensorVariable x, TensorVariable repeats, int axis) {
    int have = repeats.type().lengths().get(0);
    int need = x.type().lengths().get(axis);
    if (have >= 0 && have != 1 && need >= 0 && have != need)
      throw new ShapeException(
          "repeat of "
              + x.label()
              + ": axis "
              + axis
              + " has length "
              + need
              + ", and there are "
              + have
              + " numbers of repeats");
  }

  /** A new axis behind, broadcast, and merged with the one before it. */
  private static TensorVariable evenly(TensorVariable x, TensorVariable times, int axis) {
    List<TensorVariable> spread = new ArrayList<>(Lengths.of(x));
    List<TensorVariable> merged = new ArrayList<>(spread);
    spread.add(axis + 1, times);
    merged.set(axis, Lengths.product(merged.get(axis), times));
    int[] pattern = new int[x.ndim() + 1];
    for (int i = 0, from = 0; i < pattern.length; i++) pattern[i] = i == axis + 1 ? -1 : from++;
    TensorVariable wide = BroadcastTo.of(DimShuffle.of(x, pattern), MakeVector.of(spread));
    return Reshape.of(wide, MakeVector.of(merged), x.ndim());
  }

  @Override
  public String name() {
    return "repeat";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(TensorType.of(DType.INT64, -1));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.REPEATED, Ints.of());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    Gradient none = Gradient.disconnected("repeat uses its numbers as positions");
    return List.of(none, none);
  }
}
