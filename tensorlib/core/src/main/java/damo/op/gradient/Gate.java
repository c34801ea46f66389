package damo.op.gradient;

import com.google.errorprone.annotations.Immutable;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Its input as it is, with a rule for the gradient that flows back through it. */
public record Gate(Rule rule) implements TensorOp {
  /** What becomes of the gradient. */
  @Immutable
  public sealed interface Rule {
    /** Nothing flows: what lies behind is not connected by this way. */
    record Disconnect() implements Rule {}

    /** Zero flows: what lies behind is connected. */
    record Stop() implements Rule {}

    /** There is none. */
    record Undefine() implements Rule {}

    /** Each element held between two bounds. */
    record Clip(double lo, double hi) implements Rule {}

    /** Multiplied. */
    record Scale(double by) implements Rule {}
  }

  /** {@code x} with {@code rule} for its gradient. */
  public static TensorVariable of(Rule rule, Object x) {
    return new Gate(rule).apply(Operands.asTensor(x));
  }

  @Override
  public String name() {
    return switch (rule) {
      case Rule.Disconnect d -> "disconnectedGrad";
      case Rule.Stop s -> "zeroGrad";
      case Rule.Undefine u -> "undefinedGrad";
      case Rule.Clip c -> "gradClip";
      case Rule.Scale s -> "gradScale";
    };
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.getFirst().type());
  }

  @Override
  public Meaning meaning(Apply node) {
    int ndim = ((TensorVariable) node.input(0)).ndim();
    return new Meaning.View(new ViewMap.DimShuffle(Ints.range(0, ndim)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    boolean isFloat = node.in(0).dtype().isFloat();
    return List.of(
        switch (rule) {
          case Rule.Clip(double lo, double hi) when isFloat -> Gradient.of(g.clip(lo, hi));
          case Rule.Scale(double by) when isFloat -> Gradient.of(g.mul(by));
          default -> shut();
        });
  }

  private Gradient shut() {
    return switch (rule) {
      case Rule.Disconnect d -> Gradient.disconnected("disconnectedGrad lets no gradient through");
      case Rule.Undefine u -> Gradient.undefined("undefinedGrad says that there is none");
      default -> Gradient.zero();
    };
  }

  /** As backwards, but nothing is clipped: the values themselves pass as they are. */
  @Override
  public Optional<List<Gradient>> pushforward(Apply node, List<@Nullable Variable> tangents) {
    if (!(tangents.getFirst() instanceof TensorVariable t)) return Optional.empty();
    return Optional.of(
        List.of(
            switch (rule) {
              case Rule.Clip c when t.dtype().isFloat() -> Gradient.of(t);
              case Rule.Scale(double by) when t.dtype().isFloat() -> Gradient.of(t.mul(by));
              default -> shut();
            }));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(applyAll(batch.inputs()));
  }
}
