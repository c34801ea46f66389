package damo.data.sets;

import static java.util.Objects.requireNonNull;

import damo.data.sequence.Sequences;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Sequences that a known state-space model draws: z₁ ~ N(0, s₀), zₜ ~ N(f(zₜ₋₁), s₁), xₜ ~ N(g(zₜ),
 * s₂), with variances s and 5,000 + 500 sequences of 25 frames to learn from and 500 of 50 to be
 * judged by (R. Krishnan, U. Shalit, D. Sontag 2017, and the sets of their programs).
 *
 * @param states how many numbers z has
 * @param step f: what is expected after a state
 * @param shown g: what is expected to be seen of a state
 * @param initial s₀
 * @param noise s₁
 * @param blur s₂
 */
record StateSpace(
    int states,
    UnaryOperator<double[]> step,
    UnaryOperator<double[]> shown,
    double initial,
    double noise,
    double blur) {
  private static final int TRAIN = 5000;
  private static final int HELD_OUT = 500;
  private static final int SHORT = 25;
  private static final int LONG = 50;
  private static final double WEIGHT = 0.05;
  private static final int[] SIZES = {10, 100, 250};

  private static final Map<Integer, StateSpace> MODELS = new TreeMap<>();

  static {
    UnaryOperator<double[]> half = z -> each(z, value -> 0.5 * value);
    MODELS.put(9, new StateSpace(1, z -> each(z, value -> value + 0.05), half, 1, 10, 20));
    MODELS.put(
        10,
        new StateSpace(1, z -> each(z, value -> value + 2 * Math.sin(value)), half, 0.01, 5, 5));
    MODELS.put(11, new StateSpace(2, StateSpace::turning, half, 0.01, 1, 0.1));
    for (int i = 0; i < SIZES.length; i++) {
      int size = SIZES[i];
      MODELS.put(12 + i, linear(size, 2 * size, StateSpace::full));
      MODELS.put(15 + i, linear(size, size, StateSpace::full));
      MODELS.put(18 + i, linear(size, size, StateSpace::diagonal));
    }
  }

  private interface Weights {
    double[][] draw(int rows, int columns, Random random);
  }

  /** zW + b, seen through V; the weights are the same in every program. */
  private static StateSpace linear(int states, int observed, Weights weights) {
    var random = new Random(states);
    double[][] w = weights.draw(states, states, random);
    double[] b = normals(states, random);
    double[][] v = weights.draw(states, observed, random);
    return new StateSpace(states, z -> plus(times(z, w), b), z -> times(z, v), 0.1, 10, 20);
  }

  private static double[] turning(double[] z) {
    double alpha = 0.5;
    double beta = -0.1;
    return new double[] {0.2 * z[0] + Math.tanh(alpha * z[1]), 0.2 * z[1] + Math.sin(beta * z[0])};
  }

  static List<String> names() {
    return MODELS.keySet().stream().map(number -> "synthetic" + number).toList();
  }

  static SequenceData load(String name) {
    int number = Integer.parseInt(name.substring("synthetic".length()));
    StateSpace model = requireNonNull(MODELS.get(number), name);
    return model.draw(name, number);
  }

  private SequenceData draw(String name, long seed) {
    var random = new Random(seed);
    Drawn train = draw(TRAIN, SHORT, random);
    Drawn valid = draw(HELD_OUT, SHORT, random);
    Drawn test = draw(HELD_OUT, LONG, random);
    Parts<Drawn> all = new Parts<>(train, valid, test);
    return new SequenceData(
        name, ValueKind.REAL, all.map(Drawn::x), Optional.of(all.map(Drawn::z)));
  }

  private record Drawn(Sequences x, Sequences z) {}

  private Drawn draw(int sequences, int frames, Random random) {
    int observed = shown.apply(new double[states]).length;
    float[] x = new float[sequences * frames * observed];
    float[] z = new float[sequences * frames * states];
    for (int i = 0; i < sequences * frames; i += frames) {
      double[][] walk = walk(frames, random);
      for (int t = 0; t < frames; t++) {
        put(walk[t], z, (i + t) * states);
        put(around(shown.apply(walk[t]), blur, random), x, (i + t) * observed);
      }
    }
    int[] lengths = new int[sequences];
    Arrays.fill(lengths, frames);
    return new Drawn(Sequences.dense(x, observed, lengths), Sequences.dense(z, states, lengths));
  }

  private static void put(double[] values, float[] target, int from) {
    for (int i = 0; i < values.length; i++) {
      target[from + i] = (float) values[i];
    }
  }

  private double[][] walk(int frames, Random random) {
    double[][] walk = new double[frames][];
    walk[0] = around(new double[states], initial, random);
    for (int t = 1; t < frames; t++) {
      walk[t] = around(step.apply(walk[t - 1]), noise, random);
    }
    return walk;
  }

  private static double[] around(double[] mean, double variance, Random random) {
    double deviation = Math.sqrt(variance);
    return each(mean, value -> value + deviation * random.nextGaussian());
  }

  private static double[] each(double[] values, DoubleUnaryOperator change) {
    return Arrays.stream(values).map(change).toArray();
  }

  private static double[][] full(int rows, int columns, Random random) {
    return IntStream.range(0, rows)
        .mapToObj(row -> normals(columns, random))
        .toArray(double[][]::new);
  }

  private static double[][] diagonal(int rows, int columns, Random random) {
    double[] weights = normals(rows, random);
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      matrix[i][i] = weights[i];
    }
    return matrix;
  }

  private static double[] normals(int count, Random random) {
    return each(new double[count], zero -> WEIGHT * random.nextGaussian());
  }

  private static double[] times(double[] row, double[][] matrix) {
    double[] product = new double[matrix[0].length];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < product.length; j++) {
        product[j] += row[i] * matrix[i][j];
      }
    }
    return product;
  }

  private static double[] plus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }
}
