package damo.nn;

import damo.compile.Updates;
import damo.random.MrgRandomStreams;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What the libraries that Damo re-creates did otherwise than Damo does. {@code docs/quirks.md} has
 * each of them beside what Damo does by itself.
 */
public enum Compat {
  /** The behaviour of the first versions. */
  SEED;

  /**
   * RMSProp with {@code g / √(r + f² + 1e-8)}, where f is the recent mean of the gradient: the
   * square is added where others subtract it.
   */
  public GradientRule rmsProp(Rate rate, double rho) {
    return new SummedRmsProp(rate, rho);
  }

  private record SummedRmsProp(Rate rate, double rho) implements GradientRule {
    @Override
    public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
      SharedTensor r = Memory.of("rprev", p);
      SharedTensor f = Memory.of("fprev", p);
      TensorVariable square = r.mul(rho).add(g.sqr().mul(1 - rho));
      TensorVariable mean = f.mul(rho).add(g.mul(1 - rho));
      TensorVariable size = square.add(mean.sqr()).add(1e-8).sqrt();
      return Updates.of(r, square, f, mean, p, p.sub(g.mul(rate).div(size)));
    }
  }

  /** A rule that steps along the gradients of the batch before; along none at first. */
  public GradientRule mergedPhases(GradientRule rule) {
    return new Delayed(rule);
  }

  private record Delayed(GradientRule rule) implements GradientRule {
    @Override
    public Rate rate() {
      return rule.rate();
    }

    @Override
    public Updates step(SharedTensor p, TensorVariable g, TensorVariable rate) {
      SharedTensor before = Memory.of("delayed_g", p);
      return Updates.of(before, g).putAll(rule.step(p, before, rate));
    }

    @Override
    public Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients) {
      Settings.trainable(parameters, gradients);
      Updates kept = new Updates();
      List<TensorVariable> before = new ArrayList<>();
      for (int i = 0; i < parameters.size(); i++) {
        SharedTensor memory = Memory.of("delayed_g", parameters.get(i));
        kept.put(memory, gradients.get(i));
        before.add(memory);
      }
      return kept.putAll(rule.updates(parameters, before));
    }
  }

  /**
   * Uniform with bound √(12 / (in + out)) for relu and √(2 / (in + out)) else, which is less than
   * Glorot's √(6 / (in + out)); vectors are normal with deviation {@code weight}.
   */
  public Initializer xavier(boolean isRelu, double weight) {
    return (random, shape) ->
        shape.length == 1
            ? Initializer.normal(weight).values(random, shape)
            : Initializer.uniform(Fans.of(shape).glorot(isRelu ? 12 : 2)).values(random, shape);
  }

  /**
   * Uniform with bound √(2 / ((1 + leaky²)·in)) for relu and √(1 / in) else, which is less than
   * He's √(6 / in); vectors are normal with deviation {@code weight}.
   */
  public Initializer he(boolean isRelu, double leaky, double weight) {
    double gain = isRelu ? 2 / (1 + leaky * leaky) : 1;
    return (random, shape) ->
        shape.length == 1
            ? Initializer.normal(weight).values(random, shape)
            : Initializer.uniform(Fans.of(shape).he(gain)).values(random, shape);
  }

  /** The biases of an LSTM: Laplace numbers of scale 1, whatever forget bias was asked for. */
  public Initializer lstmBias() {
    return Initializer.laplace(1);
  }

  /** Relu, whatever slope was asked for: it was looked for under a name that it never had. */
  public UnaryOperator<TensorVariable> leakyRelu(double slope) {
    Settings.require(Double.isFinite(slope), "a slope is a number, got %s", slope);
    return Activation.RELU;
  }

  /** The table of an embedding: between 0 and .01. */
  public Initializer embedding() {
    return Initializer.uniform(0, 0.01);
  }

  /** What an LSTM begins with: h of 0, and c of 1. */
  public TensorVariable[] lstmStates(Lstm layer) {
    TensorVariable zeros = damo.T.zeros(layer.w().dtype(), layer.units());
    return new TensorVariable[] {zeros, zeros.add(1)};
  }

  /** Dropout whose survivors do not grow, so that sums shrink; it was on in evaluation too. */
  public Layer dropout(double share, MrgRandomStreams streams) {
    double kept = 1 - new Dropout(share, streams).share();
    return x -> share == 0 ? x : x.mul(streams.binomial(x.shape(), kept, x.dtype()));
  }

  /**
   * Batch normalisation whose running variance grows by n / (n − 1) of the number of features, not
   * of rows.
   *
   * @param x shape (…, features)
   */
  public BatchNormalization.Trained train(BatchNormalization layer, TensorVariable x) {
    BatchNormalization.Trained trained = layer.train(x);
    int[] axes = IntStream.range(0, x.ndim() - 1).toArray();
    double n = layer.gamma().current().shape().get(0);
    TensorVariable batch = x.var(axes).mul(n / Math.max(n - 1, 1));
    SharedTensor mean = layer.mean();
    return new BatchNormalization.Trained(
        trained.output(),
        Updates.of(
            mean,
            Objects.requireNonNull(trained.updates().asMap().get(mean)),
            layer.variance(),
            layer.running(layer.variance(), batch)));
  }
}
