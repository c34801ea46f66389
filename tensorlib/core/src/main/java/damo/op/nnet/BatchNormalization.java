package damo.op.nnet;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Unbroadcast;
import damo.op.reduce.Reduced;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code (x − mean) · invstd · scale + shift}, the mean and {@code invstd = 1/√(variance + ε)}
 * taken over axes of x (Ioffe and Szegedy 2015).
 *
 * <p>Inputs: x, scale, shift, of one rank and one float dtype; outputs: the result, the mean and
 * invstd, which keep the axes with length 1.
 */
public record BatchNormalization(Ints axes, double epsilon) implements TensorOp {
  @Override
  public String name() {
    return "batchNormalization";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorType x = inputs.getFirst().type();
    int[] kept = x.lengths().toArray();
    axes.stream().forEach(a -> kept[a] = 1);
    TensorType statistic = new TensorType(x.dtype(), Ints.of(kept));
    Ints all = TensorType.broadcast(inputs.stream().map(TensorVariable::type).toList());
    return List.of(new TensorType(x.dtype(), all), statistic, statistic);
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Composite(this::expand);
  }

  private List<Variable> expand(List<? extends Variable> inputs) {
    TensorVariable x = (TensorVariable) inputs.get(0);
    TensorVariable scale = (TensorVariable) inputs.get(1);
    TensorVariable shift = (TensorVariable) inputs.get(2);
    TensorVariable mean = mean(x);
    TensorVariable centred = x.sub(mean);
    TensorVariable invstd = mean(centred.sqr()).add(epsilon).sqrt().inv();
    return List.of(centred.mul(invstd.mul(scale)).add(shift), mean, invstd);
  }

  private TensorVariable mean(TensorVariable v) {
    return Reduced.of(Reduction.MEAN, v, axes, true);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    TensorVariable g = outputGradients.get(0);
    TensorVariable normal = x.sub(node.out(1)).mul(node.out(2));
    TensorVariable dx = ofStatistics(node, normal, outputGradients);
    if (g == null)
      return List.of(
          dx == null ? Gradient.zero() : Gradient.of(dx), Gradient.zero(), Gradient.zero());
    TensorVariable direct = ofResult(node, normal, g);
    return List.of(
        Gradient.of(dx == null ? direct : direct.add(dx)),
        Gradient.of(Unbroadcast.to(g.mul(normal), node.in(1))),
        Gradient.of(Unbroadcast.to(g, node.in(2))));
  }

  /** {@code invstd (g − mean(g) − n mean(g n))} for the normal form n and g times the scale. */
  private TensorVariable ofResult(Node node, TensorVariable normal, TensorVariable g) {
    TensorVariable scaled = Unbroadcast.to(g.mul(node.in(1)), node.in(0));
    TensorVariable rest = scaled.sub(mean(scaled)).sub(normal.mul(mean(scaled.mul(normal))));
    return rest.mul(node.out(2));
  }

  /** What comes through the mean, {@code g/N}, and through invstd, {@code −g invstd² n/N}. */
  private @Nullable TensorVariable ofStatistics(
      Node node, TensorVariable normal, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable ofMean = outputGradients.get(1);
    TensorVariable ofInvstd = outputGradients.get(2);
    if (ofMean == null && ofInvstd == null) return null;
    TensorVariable x = node.in(0);
    TensorVariable count = count(x, axes);
    TensorVariable sum = ofMean == null ? null : x.onesLike().mul(ofMean);
    if (ofInvstd != null) {
      TensorVariable through = normal.mul(node.out(2).sqr().mul(ofInvstd));
      sum = sum == null ? through.neg() : sum.sub(through);
    }
    return java.util.Objects.requireNonNull(sum).div(count);
  }

  /** How many elements of {@code x} there are along {@code axes}, in its dtype. */
  static TensorVariable count(TensorVariable x, Ints axes) {
    TensorVariable out = null;
    for (int axis : axes.toArray()) {
      TensorVariable length = Length.of(x, axis);
      out = out == null ? length : out.mul(length);
    }
    DType dtype = x.dtype();
    return Cast.to(java.util.Objects.requireNonNull(out), dtype);
  }
}
