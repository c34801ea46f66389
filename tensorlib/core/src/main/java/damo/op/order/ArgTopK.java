package damo.op.order;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.reduce.Reduced;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the k greatest elements stand along an axis, greatest first, or the −k least, least first;
 * NaN is the greatest, of equal ones the first comes first.
 */
public record ArgTopK(int axis, int k) implements TensorOp {
  /** Along an axis of {@code x}, negative ones counted from the end. */
  public static TensorVariable of(TensorVariable x, int k, int axis) {
    if (k == 0) throw new DamoException("topk of " + x.label() + ": k must not be 0");
    return new ArgTopK(Reduced.axis("topk", x, axis), k).apply(x);
  }

  @Override
  public String name() {
    return "argtopk";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    int[] lengths = x.type().lengths().toArray();
    if (lengths[axis] >= 0 && lengths[axis] < Math.abs(k))
      throw new ShapeException(
          "topk of "
              + x.label()
              + ": "
              + Math.abs(k)
              + " elements are asked for, axis "
              + axis
              + " has length "
              + lengths[axis]);
    lengths[axis] = Math.abs(k);
    return List.of(new TensorType(DType.INT64, Ints.of(lengths)));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.ARGTOPK, Ints.of(axis, k));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(new ArgTopK(axis + batch.axes(), k).apply(batch.in(0))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.zero());
  }
}
