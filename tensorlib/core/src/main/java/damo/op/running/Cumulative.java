package damo.op.running;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sum or product of all elements up to each along an axis.
 *
 * @param fromEnd whether to begin at the end of the axis
 */
public record Cumulative(Kind kind, int axis, boolean fromEnd) implements TensorOp {
  /** What is accumulated. */
  public enum Kind {
    SUM("cumsum", Routine.CUMSUM),
    PRODUCT("cumprod", Routine.CUMPROD);

    private final String code;
    private final Routine routine;

    Kind(String code, Routine routine) {
      this.code = code;
      this.routine = routine;
    }
  }

  /** Along an axis of {@code x}, from its start on; integers and bools as their sums. */
  public static TensorVariable of(Kind kind, TensorVariable x, int axis) {
    return along(kind, x, Reduced.axis(kind.code, x, axis), false);
  }

  static TensorVariable along(Kind kind, TensorVariable x, int axis, boolean fromEnd) {
    return new Cumulative(kind, axis, fromEnd).apply(Cast.to(x, x.dtype().toSum()));
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("kind");
  }

  @Override
  public String name() {
    return kind.code;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.getFirst().type());
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(kind.routine, Ints.of(axis, fromEnd ? 1 : 0));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(
        List.of(new Cumulative(kind, axis + batch.axes(), fromEnd).apply(batch.in(0))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    TensorVariable g = TensorOp.only(outputGradients);
    if (!x.dtype().isFloat()) return List.of(Gradient.zero());
    return List.of(
        Gradient.of(
            switch (kind) {
              case SUM -> along(Kind.SUM, g, axis, !fromEnd);
              case PRODUCT -> throughProducts(x, node.out(), g);
            }));
  }

  /**
   * Element i is in all products from it on: its gradient is the product before it times {@code
   * s[i] = g[i] + x[i+1] s[i+1]}. No division, so that zeros do no harm.
   */
  private TensorVariable throughProducts(TensorVariable x, TensorVariable y, TensorVariable g) {
    TensorVariable before = Shifted.in(y, axis, fromEnd, 1);
    TensorVariable next = Shifted.in(x, axis, !fromEnd, 1);
    return before.mul(Recurrence.along(next, g, axis, !fromEnd));
  }
}
