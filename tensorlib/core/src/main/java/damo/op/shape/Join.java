package damo.op.shape;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.index.Subtensor;
import damo.op.reduce.Reduced;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arrays of one rank, one after the other along an axis. */
public record Join(int axis) implements TensorOp {
  /** {@code xs} along {@code axis}, in their common dtype; a single one is returned as it is. */
  public static TensorVariable of(int axis, List<TensorVariable> xs) {
    if (xs.isEmpty()) throw new DamoException("join needs at least one tensor");
    if (xs.size() == 1) return xs.getFirst();
    int at = Reduced.axis("join", xs.getFirst(), axis);
    DType dtype = xs.stream().map(TensorVariable::dtype).reduce(DType::promote).orElseThrow();
    return new Join(at).apply(xs.stream().map(x -> Cast.to(x, dtype)).toList());
  }

  @Override
  public String name() {
    return "join";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable first = inputs.getFirst();
    int[] lengths = first.type().lengths().toArray();
    for (TensorVariable x : inputs.subList(1, inputs.size())) {
      if (x.ndim() != first.ndim())
        throw new ShapeException(
            "join of tensors of rank "
                + first.ndim()
                + " ("
                + first.label()
                + ") and "
                + x.ndim()
                + " ("
                + x.label()
                + ")");
      for (int i = 0; i < lengths.length; i++)
        lengths[i] =
            i == axis
                ? sum(lengths[i], x.type().lengths().get(i))
                : same(lengths[i], x.type().lengths().get(i), i);
    }
    return List.of(new TensorType(first.dtype(), Ints.of(lengths)));
  }

  private static int sum(int a, int b) {
    return a < 0 || b < 0 ? -1 : a + b;
  }

  private int same(int a, int b, int i) {
    if (a >= 0 && b >= 0 && a != b)
      throw new ShapeException(
          "join along axis " + axis + ": axis " + i + " has lengths " + a + " and " + b);
    return a < 0 ? b : a;
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.JOIN, Ints.of(axis));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(new Join(axis + batch.axes()).apply(batch.whole())));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    List<Gradient> out = new ArrayList<>();
    TensorVariable from = TensorConstant.scalar(DType.INT64, 0);
    for (int i = 0; i < node.inputs(); i++) {
      TensorVariable to = from.add(Length.of(node.in(i), axis));
      out.add(Gradient.of(Subtensor.along(g, axis, from, to)));
      from = to;
    }
    return out;
  }
}
