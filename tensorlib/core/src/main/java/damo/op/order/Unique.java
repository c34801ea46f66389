package damo.op.order;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.index.Along;
import damo.op.index.WriteInto;
import damo.op.reduce.Reduced;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The different elements of a vector in order, or the different parts of an array along an axis;
 * then where each stands first, which of them each one is, and how often it occurs. The gradient
 * goes to the first of equal ones.
 *
 * @param axis no item, or the axis
 */
public record Unique(Ints axis) implements TensorOp {
  /** The four results for the elements of {@code x}. */
  public static List<TensorVariable> ofElements(TensorVariable x) {
    return new Unique(Ints.of()).applyAll(List.of(x.flatten()));
  }

  /** The four results for the parts of {@code x} along an axis. */
  public static List<TensorVariable> along(TensorVariable x, int axis) {
    return new Unique(Ints.of(Reduced.axis("unique", x, axis))).applyAll(List.of(x));
  }

  @Override
  public String name() {
    return "unique";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorType x = inputs.getFirst().type();
    int[] lengths = x.lengths().toArray();
    int each = lengths[along()];
    lengths[along()] = -1;
    TensorType found = TensorType.of(DType.INT64, -1);
    return List.of(
        new TensorType(x.dtype(), Ints.of(lengths)),
        found,
        TensorType.of(DType.INT64, each),
        found);
  }

  private int along() {
    return axis.isEmpty() ? 0 : axis.get(0);
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.UNIQUE, axis);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = outputGradients.getFirst();
    TensorVariable x = node.in(0);
    if (g == null || !x.dtype().isFloat()) return List.of(Gradient.zero());
    TensorVariable first = Along.pick(x, node.out(1), along());
    Apply read = Objects.requireNonNull(first.owner());
    return List.of(Gradient.of(WriteInto.inc(x.zerosLike(), read, g)));
  }
}
