package damo.nn;

import damo.T;
import damo.random.MrgRandomStreams;
import damo.tensor.TensorVariable;
import java.util.function.ToDoubleFunction;

/**
 * Where the Theano models that Damo repeats went another way than papers do: either way, by name,
 * so that results can be set beside theirs. {@code docs/quirks.md} shows both in numbers.
 */
public enum Compat {
  /** As papers and other libraries have it. */
  NONE {
    @Override
    public Layer dropout(double p, MrgRandomStreams streams) {
      return Dropout.of(p, streams);
    }

    @Override
    public BatchNormalization batchNormalization(String weight, int width) {
      return BatchNormalization.of(weight, width);
    }

    @Override
    public Initializer xavier(double std, boolean relu) {
      return matrices(std, fans -> fans.glorot(relu ? 12 : 6));
    }

    @Override
    public Initializer he(double std, Rectifier rectifier) {
      return matrices(std, fans -> fans.he(3 * rectifier.gain()));
    }

    @Override
    public Initializer lstmBias() {
      return Initializer.forgetBias(1);
    }

    @Override
    public Initializer embedding() {
      return Initializer.normal(0.01);
    }

    @Override
    public Unroll along(Lstm lstm, TensorVariable x) {
      return Unroll.of(lstm, x);
    }
  },

  /** As those models ran. */
  SEED {
    @Override
    public Layer dropout(double p, MrgRandomStreams streams) {
      double kept = 1 - Dropout.of(p, streams).p();
      return x -> p == 0 ? x : x.mul(streams.binomial(x.shape(), kept, x.dtype()));
    }

    @Override
    public BatchNormalization batchNormalization(String weight, int width) {
      return BatchNormalization.of(weight, width, BatchNormalization.Sample.WIDTH);
    }

    @Override
    public Initializer xavier(double std, boolean relu) {
      return matrices(std, fans -> fans.glorot(relu ? 12 : 2));
    }

    @Override
    public Initializer he(double std, Rectifier rectifier) {
      return matrices(std, fans -> fans.he(rectifier.gain()));
    }

    @Override
    public Initializer lstmBias() {
      return Initializer.laplace(1);
    }

    @Override
    public Initializer embedding() {
      return Initializer.uniform(0, 0.01);
    }

    @Override
    public Unroll along(Lstm lstm, TensorVariable x) {
      TensorVariable zeros = T.zeros(x.dtype(), x.shape().get(1), lstm.units());
      return Unroll.of(lstm, x).from(zeros, T.onesLike(zeros));
    }
  };

  /**
   * What comes after weights, by what share of a variance it lets through.
   *
   * @param gain 2 for relu, 1 without a rectifier
   */
  public record Rectifier(double gain) {
    /** None, such as tanh. */
    public static final Rectifier NO = new Rectifier(1);

    public Rectifier {
      Settings.positive("gain", gain);
    }

    /** With a slope below 0; 0 for relu. */
    public static Rectifier leaky(double slope) {
      return new Rectifier(2 / (1 + slope * slope));
    }
  }

  /** Elements dropped with probability {@code p}: the others grow by 1 / (1 − p), or do not. */
  public abstract Layer dropout(double p, MrgRandomStreams streams);

  /** Running variances without bias by the number of rows, or by that of columns. */
  public abstract BatchNormalization batchNormalization(String weight, int width);

  /**
   * Weights uniform within √(6 / (in + out)), or √(2 / (in + out)); within √(12 / (in + out)) for
   * relu either way.
   *
   * @param std deviation of vectors, which are normal
   */
  public abstract Initializer xavier(double std, boolean relu);

  /**
   * Weights uniform within √(3 gain / in), whose deviation is that of He et al. 2015; or within
   * that deviation, √(gain / in).
   *
   * @param std deviation of vectors, which are normal
   */
  public abstract Initializer he(double std, Rectifier rectifier);

  /** Biases of a new LSTM: 1 to keep a memory and else 0, or all from Laplace's distribution. */
  public abstract Initializer lstmBias();

  /** Rows of a new embedding: normal around 0, or uniform between 0 and 0.01. */
  public abstract Initializer embedding();

  /** Along a sequence from states of 0, or from a cell of 1. */
  public abstract Unroll along(Lstm lstm, TensorVariable x);

  private static Initializer matrices(double std, ToDoubleFunction<Fans> bound) {
    return (random, shape) -> {
      Initializer rule =
          shape.length == 1
              ? Initializer.normal(std)
              : Initializer.uniform(bound.applyAsDouble(Fans.of(shape)));
      return rule.values(random, shape);
    };
  }
}
