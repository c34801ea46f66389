package damo.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.compile.Mode;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Large draws of fixed seeds have the moments of their distributions, and fit them. */
class DistributionsTest {
  private static final int SIZE = 40_000;
  private static final int[] SHAPE = {200, 200};
  private static final int[] VECTOR = {SIZE};
  private static final double[] CHANCES = {0.1, 0.4, 0.3, 0.2};

  /** The standard normal distribution function at −2, −1.5, …, 2. */
  private static final double[] NORMAL = {
    0.022750131948179,
    0.066807201268858,
    0.158655253931457,
    0.308537538725987,
    0.5,
    0.691462461274013,
    0.841344746068543,
    0.933192798731142,
    0.977249868051821
  };

  private static final double[] HALVES = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};

  /**
   * A draw, and how it is distributed.
   *
   * @param edges between bins; an edge belongs to the bin above
   * @param below the chance of a number below each edge
   */
  record Law(
      String name, TensorVariable draw, double mean, double std, double[] edges, double[] below) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Law> laws() {
    RandomStreams r = new RandomStreams(20260101);
    MrgRandomStreams m = new MrgRandomStreams(20260101);
    DType f64 = DType.FLOAT64;
    return Stream.of(
        uniform("uniform", r.uniform(SHAPE, -1, 3, f64)),
        uniform("uniform, float32", r.uniform(SHAPE, -1, 3, DType.FLOAT32)),
        uniform("uniform of MRG31k3p", m.uniform(SHAPE, -1, 3, f64)),
        uniform("uniform of MRG31k3p, float32", m.uniform(SHAPE, -1, 3, DType.FLOAT32)),
        normal("normal", r.normal(SHAPE, 1, 2, f64)),
        normal("normal of MRG31k3p", m.normal(SHAPE, 1, 2, f64)),
        normal("normal of MRG31k3p, float32", m.normal(SHAPE, 1, 2, DType.FLOAT32)),
        truncated("truncated normal", m.truncatedNormal(SHAPE, 1, 2, f64)),
        binomial("binomial of few", r.binomial(SHAPE, 6, 0.3), 6, 0.3),
        binomial("binomial of many", r.binomial(SHAPE, 200, 0.6), 200, 0.6),
        binomial("binomial of MRG31k3p", m.binomial(SHAPE, 0.3), 1, 0.3),
        binomial("binomial of MRG31k3p, 3 trials", m.binomial(SHAPE, 3, 0.3), 3, 0.3),
        poisson("poisson of few", r.poisson(SHAPE, 3.5), 3.5),
        poisson("poisson of many", r.poisson(SHAPE, 40), 40),
        among("integers", r.randomIntegers(SHAPE, 0, 6), equal(7)),
        among("choice", r.choice(SHAPE, 5), equal(5)),
        among("choice by chances", r.choice(SHAPE, 4, true, CHANCES), CHANCES),
        among("choice of MRG31k3p", m.choice(SHAPE, 5), equal(5)),
        among("choice by chances of MRG31k3p", m.choice(SHAPE, 4, true, CHANCES), CHANCES),
        among("first of permutations", r.permutation(VECTOR, 5).get(":", 0), equal(5)),
        among("last of permutations", r.permutation(VECTOR, 5).get(":", 4), equal(5)),
        among("shuffled rows", r.shuffleRowElements(rows(5)).get(":", 2), equal(5)),
        binomial("multinomial", r.multinomial(VECTOR, 9, CHANCES).get(":", 2), 9, 0.3),
        binomial("multinomial of MRG31k3p", m.multinomial(VECTOR, 9, CHANCES).get(":", 2), 9, 0.3),
        among(
            "first without replacement of MRG31k3p",
            m.multinomialWoReplacement(null, 2, copies(CHANCES)).get(":", 0),
            CHANCES),
        among(
            "second without replacement of MRG31k3p",
            m.multinomialWoReplacement(null, 2, copies(CHANCES)).get(":", 1),
            second(CHANCES)));
  }

  private static Law uniform(String name, TensorVariable draw) {
    double[] edges = new double[31];
    Arrays.setAll(edges, i -> -1 + i * 4.0 / 30);
    double[] below = new double[31];
    Arrays.setAll(below, i -> i / 30.0);
    return new Law(name, draw, 1, 4 / Math.sqrt(12), edges, below);
  }

  private static Law normal(String name, TensorVariable draw) {
    return new Law(name, draw, 1, 2, scaled(2), NORMAL);
  }

  /**
   * The standard deviation asked for is that of the draw; 0.8796 is that before it is stretched.
   */
  private static Law truncated(String name, TensorVariable draw) {
    double[] below = NORMAL.clone();
    for (int i = 0; i < below.length; i++) below[i] = (NORMAL[i] - NORMAL[0]) / (1 - 2 * NORMAL[0]);
    return new Law(name, draw, 1, 2, scaled(2 / 0.8796256610342398), below);
  }

  private static double[] scaled(double std) {
    return Arrays.stream(HALVES).map(x -> 1 + std * x).toArray();
  }

  private static Law binomial(String name, TensorVariable draw, int n, double p) {
    double[] chances = new double[n + 1];
    double coefficient = 1;
    for (int k = 0; k <= n; k++) {
      chances[k] = coefficient * Math.pow(p, k) * Math.pow(1 - p, n - k);
      coefficient *= (double) (n - k) / (k + 1);
    }
    return counted(name, draw, n * p, Math.sqrt(n * p * (1 - p)), n + 1, k -> chances[k]);
  }

  private static Law poisson(String name, TensorVariable draw, double mean) {
    double[] chances = new double[(int) (5 * mean) + 10];
    chances[0] = Math.exp(-mean);
    for (int k = 1; k < chances.length; k++) chances[k] = chances[k - 1] * mean / k;
    return counted(name, draw, mean, Math.sqrt(mean), chances.length, k -> chances[k]);
  }

  private static Law among(String name, TensorVariable draw, double[] chances) {
    double mean = 0;
    double square = 0;
    for (int k = 0; k < chances.length; k++) {
      mean += k * chances[k];
      square += (double) k * k * chances[k];
    }
    double std = Math.sqrt(square - mean * mean);
    return counted(name, draw, mean, std, chances.length, k -> chances[k]);
  }

  /** Bins of integers, joined until at least 20 are expected. */
  private static Law counted(
      String name,
      TensorVariable draw,
      double mean,
      double std,
      int n,
      IntToDoubleFunction chance) {
    double[] edges = new double[n + 1];
    double[] below = new double[n + 1];
    int count = 0;
    double total = 0;
    edges[count] = -0.5;
    below[count++] = 0;
    for (int k = 0; k < n; k++) {
      total += chance.applyAsDouble(k);
      boolean isBin = (total - below[count - 1]) * SIZE >= 20 && (1 - total) * SIZE >= 20;
      if (!isBin) continue;
      edges[count] = k + 0.5;
      below[count++] = total;
    }
    return new Law(name, draw, mean, std, Arrays.copyOf(edges, count), Arrays.copyOf(below, count));
  }

  private static double[] equal(int n) {
    double[] out = new double[n];
    Arrays.fill(out, 1.0 / n);
    return out;
  }

  private static long[][] rows(int n) {
    long[] row = new long[n];
    Arrays.setAll(row, i -> i);
    return Stream.generate(() -> row).limit(SIZE).toArray(long[][]::new);
  }

  private static double[][] copies(double[] row) {
    return Stream.generate(() -> row).limit(SIZE).toArray(double[][]::new);
  }

  /** The chance to be drawn after another, by all that may have come first. */
  private static double[] second(double[] p) {
    double[] out = new double[p.length];
    for (int i = 0; i < p.length; i++)
      for (int k = 0; k < p.length; k++) if (k != i) out[i] += p[k] * p[i] / (1 - p[k]);
    return out;
  }

  @ParameterizedTest
  @MethodSource("laws")
  void largeDrawsHaveTheirMomentsAndFit(Law law) {
    double[] drawn =
        Compiled.run(List.of(), List.of(law.draw()), List.of(), Mode.FAST_RUN)
            .getFirst()
            .toDoubles();
    assertEquals(SIZE, drawn.length);
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double square = Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertEquals(law.mean(), mean, 4 * law.std() / Math.sqrt(SIZE), "mean of " + law);
    assertEquals(law.std(), Math.sqrt(square), 0.02 * law.std(), "deviation of " + law);
    assertTrue(misfit(law, drawn) < 4, law + " does not fit: " + misfit(law, drawn));
  }

  /** χ² as so many of its deviations above what is expected. */
  private static double misfit(Law law, double[] drawn) {
    int[] counts = new int[law.edges().length + 1];
    for (double x : drawn) {
      int bin = Arrays.binarySearch(law.edges(), x);
      counts[bin >= 0 ? bin + 1 : -bin - 1]++;
    }
    double sum = 0;
    int bins = 0;
    for (int i = 0; i < counts.length; i++) {
      double from = i == 0 ? 0 : law.below()[i - 1];
      double to = i == law.below().length ? 1 : law.below()[i];
      double expected = (to - from) * SIZE;
      if (expected < 1e-6) {
        assertEquals(0, counts[i], law + " leaves its support");
        continue;
      }
      sum += (counts[i] - expected) * (counts[i] - expected) / expected;
      bins++;
    }
    return (sum - (bins - 1)) / Math.sqrt(2 * (bins - 1.0));
  }
}
