package damo.op.index;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.op.shape.Arange;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;

/** Elements that integer arrays pick along one axis. */
public final class Along {
  private Along() {}

  /** Whole parts of {@code x} at {@code indices} of an axis: {@code x[:, …, indices]}. */
  public static TensorVariable pick(TensorVariable x, TensorVariable indices, int axis) {
    int at = Reduced.axis("take", x, axis);
    return new Gather(Ints.of(at), at).apply(x, integers(indices));
  }

  /**
   * As {@code numpy.take_along_axis}: along each line of {@code x} what the line of {@code indices}
   * beside it says; other axes broadcast together.
   */
  public static TensorVariable take(TensorVariable x, TensorVariable indices, int axis) {
    if (x.ndim() != indices.ndim())
      throw new ShapeException(
          "takeAlongAxis wants indices of the rank of the array, "
              + x.label()
              + " has rank "
              + x.ndim()
              + ", "
              + indices.label()
              + " has rank "
              + indices.ndim());
    int at = Reduced.axis("takeAlongAxis", x, axis);
    List<TensorVariable> inputs = new ArrayList<>(List.of(x));
    for (int i = 0; i < x.ndim(); i++) inputs.add(i == at ? integers(indices) : positions(x, i));
    return new Gather(Ints.range(0, x.ndim()), 0).apply(inputs);
  }

  /** {@code 0, 1, …} along an axis of {@code x}, with axes of length 1 for the others. */
  private static TensorVariable positions(TensorVariable x, int axis) {
    int[] pattern = Ints.range(0, x.ndim()).stream().map(i -> i == axis ? 0 : -1).toArray();
    return DimShuffle.of(Arange.of(0, Length.of(x, axis), 1, null), pattern);
  }

  /** Integers of any width as int64. */
  public static TensorVariable integers(TensorVariable indices) {
    boolean isEmpty = indices instanceof TensorConstant c && c.value().size() == 0;
    if (!indices.dtype().isInteger() && !isEmpty)
      throw new DTypeException(
          "an index array holds integers, got " + indices.label() + " of dtype " + indices.dtype());
    return Cast.to(indices, DType.INT64);
  }
}
