package damo.nn;

import damo.Damo;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.value.Value;
import java.util.Arrays;
import java.util.Random;

/**
 * Where the elements of a new parameter come from. Weights have shape (inputs, outputs), filters
 * (filters, channels, rows, columns); the same seed always gives the same numbers.
 */
@FunctionalInterface
public interface Initializer {
  /** The elements of an array of this shape, in C order. */
  double[] values(Random random, int... shape);

  /** A parameter of type floatX with values of its own seed. */
  default SharedTensor shared(String name, long seed, int... shape) {
    return shared(name, new Random(seed), shape);
  }

  /** A parameter of type floatX; {@code random} moves on by what it takes. */
  default SharedTensor shared(String name, Random random, int... shape) {
    Value drawn = Value.wrap(DType.FLOAT64, Ints.of(shape), values(random, shape));
    return Damo.shared(drawn.cast(DType.floatX()), name);
  }

  /** Between −{@code bound} and {@code bound}. */
  static Initializer uniform(double bound) {
    return uniform(-bound, bound);
  }

  /** Between {@code low} and {@code high}. */
  static Initializer uniform(double low, double high) {
    Settings.require(low <= high, "uniform needs low <= high, got %s and %s", low, high);
    return each(random -> low + (high - low) * random.nextDouble());
  }

  /** Normal with mean 0. */
  static Initializer normal(double std) {
    Settings.require(std >= 0, "normal needs a standard deviation >= 0, got %s", std);
    return each(random -> std * random.nextGaussian());
  }

  /** Laplace's: as often above 0 as below, the distance exponential with mean {@code scale}. */
  static Initializer laplace(double scale) {
    Settings.require(scale >= 0, "laplace needs a scale >= 0, got %s", scale);
    return each(random -> {
      double distance = -scale * Math.log1p(-random.nextDouble());
      return random.nextBoolean() ? distance : -distance;
    });
  }

  /** Uniform with bound √(6 / (in + out)): X. Glorot, Y. Bengio 2010, for tanh and softmax. */
  static Initializer glorotUniform() {
    return (random, shape) -> uniform(Fans.of(shape).glorot(6)).values(random, shape);
  }

  /** Normal with deviation √(2 / (in + out)): X. Glorot, Y. Bengio 2010. */
  static Initializer glorotNormal() {
    return (random, shape) -> normal(Fans.of(shape).glorot(2)).values(random, shape);
  }

  /** Uniform with bound √(6 / in): K. He et al. 2015, for relu. */
  static Initializer heUniform() {
    return (random, shape) -> uniform(Fans.of(shape).he(6)).values(random, shape);
  }

  /** Normal with deviation √(2 / in): K. He et al. 2015, for relu. */
  static Initializer heNormal() {
    return (random, shape) -> normal(Fans.of(shape).he(2)).values(random, shape);
  }

  /**
   * Orthonormal rows or columns, whichever are fewer: those of a matrix of normal numbers (A. Saxe
   * et al. 2013). Of matrices only.
   */
  static Initializer orthogonal() {
    return Orthogonal::values;
  }

  /** Matrices side by side, each by itself as {@code each} says: the gates of a unit. */
  static Initializer blocks(int count, Initializer each) {
    return (random, shape) -> Blocks.values(count, each, random, shape);
  }

  /** The biases of four gates: {@code value} for the second, the forget gate, else 0. */
  static Initializer forgetBias(double value) {
    return (random, shape) -> {
      double[] values = new double[Value.sizeOf(Ints.of(shape))];
      Arrays.fill(values, values.length / 4, values.length / 2, value);
      return values;
    };
  }

  /** Ones on the diagonal of a matrix. */
  static Initializer identity() {
    return (random, shape) -> {
      Settings.require(shape.length == 2, "identity is of matrices, got %d axes", shape.length);
      double[] values = new double[shape[0] * shape[1]];
      for (int i = 0; i < Math.min(shape[0], shape[1]); i++) values[i * shape[1] + i] = 1;
      return values;
    };
  }

  /** All 0: for biases. */
  static Initializer zeros() {
    return constant(0);
  }

  /** All {@code value}. */
  static Initializer constant(double value) {
    return each(random -> value);
  }

  private static Initializer each(java.util.function.ToDoubleFunction<Random> element) {
    return (random, shape) -> {
      double[] values = new double[Value.sizeOf(Ints.of(shape))];
      Arrays.setAll(values, i -> element.applyAsDouble(random));
      return values;
    };
  }
}
