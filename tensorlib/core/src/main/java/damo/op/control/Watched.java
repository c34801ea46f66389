package damo.op.control;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Meaning.Watch;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Input 0 as it is; when it is computed, something is told or checked. No rewrite looks past it.
 */
public record Watched(Watch watch) implements TensorOp {
  /** {@code x}; its value is written with {@code message} whenever it is computed. */
  public static TensorVariable print(Object x, String message) {
    return new Watched(new Watch.Print(message)).apply(Operands.asTensor(x));
  }

  /** {@code x}, which is an error with {@code message} unless all conditions hold everywhere. */
  public static TensorVariable check(Object x, String message, Object... conditions) {
    List<TensorVariable> inputs = new ArrayList<>(List.of(Operands.asTensor(x)));
    for (Object c : conditions) inputs.add(Cast.to(Operands.asTensor(c), DType.BOOL));
    return new Watched(new Watch.Check(message)).apply(inputs);
  }

  /** What has the type of {@code x} and is an error with {@code message} when it is computed. */
  public static TensorVariable fail(Object x, String message) {
    return new Watched(new Watch.Fail(message)).apply(Operands.asTensor(x));
  }

  @Override
  public String name() {
    return switch (watch) {
      case Watch.Print p -> "print";
      case Watch.Check c -> "assertion";
      case Watch.Fail f -> "raise";
    };
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.getFirst().type());
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Effect(watch);
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(
        List.of(apply(batch.has(0) || batch.differsOnlyIn(1) ? batch.inputs() : batch.whole())));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = outputGradients.getFirst();
    List<Gradient> out = new ArrayList<>();
    out.add(g == null || !g.dtype().isFloat() ? Gradient.zero() : Gradient.of(g));
    for (int i = 1; i < node.inputs(); i++)
      out.add(Gradient.disconnected("an assertion only looks at its conditions"));
    return out;
  }
}
