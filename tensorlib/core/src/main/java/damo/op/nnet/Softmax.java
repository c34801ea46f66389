package damo.op.nnet;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code exp(x) / sum(exp(x))} along an axis, computed after subtracting the maximum, or its
 * logarithm {@code x − max − log(sum(exp(x − max)))}.
 */
public record Softmax(int axis, boolean logarithm) implements TensorOp {
  /** {@code exp(x) / Σ exp(x)} along {@code axis}, negative ones counted from the end. */
  public static TensorVariable of(Object x, int axis) {
    return apply(x, axis, false);
  }

  /** The logarithm of {@link #of}, without overflow. */
  public static TensorVariable logOf(Object x, int axis) {
    return apply(x, axis, true);
  }

  private static TensorVariable apply(Object x, int axis, boolean logarithm) {
    TensorVariable z = Operands.asTensor(x);
    return new Softmax(Reduced.axis("softmax", z, axis), logarithm)
        .apply(Cast.to(z, z.dtype().toFloat()));
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("logarithm");
  }

  @Override
  public String name() {
    return logarithm ? "logsoftmax" : "softmax";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(inputs.getFirst().type());
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Composite(this::expand);
  }

  private List<Variable> expand(List<? extends Variable> inputs) {
    TensorVariable x = (TensorVariable) inputs.getFirst();
    TensorVariable shifted = x.sub(Reduced.of(Reduction.MAX, x, Ints.of(axis), true));
    TensorVariable e = shifted.exp();
    TensorVariable total = Reduced.of(Reduction.SUM, e, Ints.of(axis), true);
    return List.of(logarithm ? shifted.sub(total.log()) : e.div(total));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(new Softmax(axis + batch.axes(), logarithm).apply(batch.in(0))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    TensorVariable y = node.out();
    if (logarithm) return List.of(Gradient.of(g.sub(y.exp().mul(total(g)))));
    TensorVariable gy = Undivided.product(g, y);
    TensorVariable dx = gy == null ? g.sub(total(g.mul(y))).mul(y) : gy.sub(y.mul(total(gy)));
    return List.of(Gradient.of(dx));
  }

  private TensorVariable total(TensorVariable v) {
    return Reduced.of(Reduction.SUM, v, Ints.of(axis), true);
  }
}
