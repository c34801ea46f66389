package damo.op.shape;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Integer scalars as one int64 vector: how shapes are written. */
public record MakeVector() implements TensorOp {
  /** The vector of {@code scalars}; a constant if all of them are. */
  public static TensorVariable of(List<TensorVariable> scalars) {
    if (scalars.stream().allMatch(TensorConstant.class::isInstance)) {
      return Lengths.constant(
          scalars.stream().map(s -> ((TensorConstant) s).value().getLong(0)).toList());
    }
    List<TensorVariable> longs = scalars.stream().map(s -> Cast.to(s, DType.INT64)).toList();
    return new MakeVector().apply(longs);
  }

  @Override
  public String name() {
    return "makeVector";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(TensorType.of(DType.INT64, inputs.size()));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.MAKE_VECTOR, Ints.of());
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    int axes = batch.axes();
    int[] behind = IntStream.rangeClosed(0, axes).map(i -> i < axes ? i : -1).toArray();
    List<TensorVariable> columns =
        batch.whole().stream().map(v -> DimShuffle.of(v, behind)).toList();
    return Optional.of(List.of(Join.of(axes, columns)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<Gradient> out = new ArrayList<>();
    for (int i = 0; i < node.inputs(); i++) out.add(Gradient.zero());
    return out;
  }
}
